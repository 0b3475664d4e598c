using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the lower and upper bounds of numbers, lengths and counts.</summary>
internal static class BoundComparison
{
    private static readonly (BoundRules Rules, string Keyword, JsonTypes Type)[] Counts =
    [
        (BoundRules.MinLength, "minLength", JsonTypes.Text), (BoundRules.MaxLength, "maxLength", JsonTypes.Text),
        (BoundRules.MinItems, "minItems", JsonTypes.Array), (BoundRules.MaxItems, "maxItems", JsonTypes.Array),
        (BoundRules.MinProperties, "minProperties", JsonTypes.Object), (BoundRules.MaxProperties, "maxProperties", JsonTypes.Object),
        (BoundRules.MinContains, "minContains", JsonTypes.Array), (BoundRules.MaxContains, "maxContains", JsonTypes.Array),
    ];

    public static void Compare(Differ differ)
    {
        if (differ.Either("minimum", JsonTypes.Number) || differ.Either("exclusiveMinimum", JsonTypes.Number))
            CompareNumbers(differ, BoundRules.Minimum, "minimum", "exclusiveMinimum");
        if (differ.Either("maximum", JsonTypes.Number) || differ.Either("exclusiveMaximum", JsonTypes.Number))
            CompareNumbers(differ, BoundRules.Maximum, "maximum", "exclusiveMaximum");
        foreach (var (rules, keyword, type) in Counts)
        {
            if (differ.Either(keyword, type))
                Compare(differ, rules, keyword, Count(differ.Base, rules, keyword), Count(differ.Head, rules, keyword));
        }
    }

    private static void CompareNumbers(Differ differ, BoundRules rules, string keyword, string exclusive)
    {
        var isInteger = !((differ.Base.Types | differ.Head.Types) & JsonTypes.Number).HasFlag(JsonTypes.Number);
        Compare(differ, rules, keyword, Bounds.Of(differ.Base, keyword, isInteger), Bounds.Of(differ.Head, keyword, isInteger), exclusive);
    }

    private static Bound? Count(SchemaView view, BoundRules rules, string keyword)
    {
        if (Bounds.Of(view, keyword)?.Value is not { } value)
            return null;
        // Nothing has fewer than none, and what is to be contained is contained once at least.
        var isVoid = !rules.IsUpper && value <= (rules == BoundRules.MinContains ? 1 : 0);
        return isVoid ? null : new Bound(value, IsExclusive: false);
    }

    private static void Compare(Differ differ, BoundRules rules, string keyword, Bound? @base, Bound? head, string? other = null)
    {
        if (@base == head)
            return;
        var kind = (@base, head) switch
        {
            (null, _) => rules.Set,
            (_, null) => rules.Unset,
            ({ } b, { } a) => a.Strictness(b, rules.IsUpper) > 0 ? rules.Tightened : rules.Loosened,
        };
        var message = head is null
            ? $"{differ.Name} no longer has a bound '{keyword}' (it was {@base})."
            : $"{differ.Name} has the bound '{keyword}' {head} now{(@base is null ? "" : $", no longer {@base}")}.";
        differ.Report(kind, message, Place(differ.Base), Place(differ.Head), @base?.ToString(), head?.ToString());

        Node Place(SchemaView view) => view[keyword] ?? (other is null ? null : view[other]) ?? view.Node;
    }
}
