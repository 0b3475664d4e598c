using System.Globalization;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Reads the bounds of schemas.</summary>
internal static class Bounds
{
    /// <summary>The strictest bound that the parts of a schema say; null if there is none.</summary>
    /// <param name="view">The schema.</param>
    /// <param name="keyword">The name of the bound.</param>
    /// <param name="isInteger">Whether only integers count, for which an exclusive bound is the next number.</param>
    public static Bound? Of(SchemaView view, string keyword, bool isInteger = false)
    {
        var (isUpper, exclusive) = (keyword.StartsWith("max", StringComparison.Ordinal), Exclusive(keyword));
        Bound? strictest = null;
        foreach (var owner in view.All(keyword).Concat(exclusive is null ? [] : view.All(exclusive)).Select(value => (MapNode)value.Parent!)
            .Distinct())
        {
            foreach (var bound in Read(owner, keyword, exclusive).Select(bound => isInteger ? bound.ForIntegers(isUpper) : bound))
            {
                if (strictest is not { } known || bound.Strictness(known, isUpper) > 0)
                    strictest = bound;
            }
        }
        return strictest;
    }

    /// <summary>Whether a number, a length or a count can be within the bounds of both schemas.</summary>
    public static bool Meet(SchemaView one, SchemaView other, string lower, string upper)
        => Meet(Of(one, lower), Of(other, upper)) && Meet(Of(other, lower), Of(one, upper));

    /// <summary>Whether a number, or how much a text, a list or an object holds, is within the bounds of a schema.</summary>
    public static bool Hold(SchemaView view, Node value) => value switch
    {
        ScalarNode { Kind: ScalarKind.Number } number
            => number.Number() is not { } amount
                || (Hold(view, "minimum", "maximum", amount)
                    && (ValueComparison.Multiple(view) is not { } multiple || amount % multiple == 0)),
        ScalarNode { Kind: ScalarKind.Text } text => Hold(view, "minLength", "maxLength", text.Text.EnumerateRunes().Count()),
        ListNode list => Hold(view, "minItems", "maxItems", list.Items.Count),
        MapNode map => Hold(view, "minProperties", "maxProperties", map.Entries.Count),
        _ => true,
    };

    private static bool Hold(SchemaView view, string lower, string upper, decimal value)
        => Meet(Of(view, lower), new(value, IsExclusive: false)) && Meet(new(value, IsExclusive: false), Of(view, upper));

    private static bool Meet(Bound? lower, Bound? upper)
        => lower is not { } least || upper is not { } most || least.Value < most.Value
            || (least.Value == most.Value && !least.IsExclusive && !most.IsExclusive);

    // In OpenAPI 3.0 the exclusive keyword says how the other one is meant; in 3.1 it is a bound of its own.
    private static IEnumerable<Bound> Read(MapNode owner, string keyword, string? exclusive)
    {
        if (owner.Number(keyword) is { } bound)
            yield return new(bound, exclusive is not null && owner.Flag(exclusive), owner[keyword].Beyond());
        if (exclusive is not null && owner.Number(exclusive) is { } own)
            yield return new(own, IsExclusive: true, owner[exclusive].Beyond());
    }

    private static string? Exclusive(string keyword) => keyword switch
    {
        "minimum" => "exclusiveMinimum",
        "maximum" => "exclusiveMaximum",
        _ => null,
    };
}

/// <summary>The value of a bound, such as a maximum.</summary>
/// <param name="Value">The number at the bound.</param>
/// <param name="IsExclusive">Whether that number itself is out of bounds.</param>
/// <param name="Beyond">The number itself where the value is only near it.</param>
internal readonly record struct Bound(decimal Value, bool IsExclusive, JsonNumber? Beyond = null)
{
    public override string ToString()
        => $"{(IsExclusive ? "exclusive " : "")}{Beyond?.ToString() ?? Value.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>For integers an exclusive bound is the next number, so both ways to write it are the same.</summary>
    public Bound ForIntegers(bool isUpper)
    {
        if (Beyond is not null && Value == decimal.Truncate(Value))
            return this;
        if (!IsExclusive)
            return new(isUpper ? decimal.Floor(Value) : decimal.Ceiling(Value), false);
        return new(isUpper ? decimal.Ceiling(Value) - 1 : decimal.Floor(Value) + 1, false);
    }

    /// <summary>Positive if this bound lets fewer values in than the other one.</summary>
    public int Strictness(Bound other, bool isUpper)
    {
        var order = Value.CompareTo(other.Value);
        if (order == 0 && (Beyond ?? other.Beyond) is not null)
            order = Exact.CompareTo(other.Exact);
        order = isUpper ? -order : order;
        return order != 0 ? order : IsExclusive.CompareTo(other.IsExclusive);
    }

    private JsonNumber Exact => Beyond ?? JsonNumber.Read(Value.ToString(CultureInfo.InvariantCulture))!.Value;
}
