using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the lower and upper bounds of numbers, lengths and counts.</summary>
internal static class BoundComparison
{
    private static readonly (BoundRules Rules, string Keyword, JsonTypes Type)[] Counts =
    [
        (BoundRules.MinLength, "minLength", JsonTypes.Text), (BoundRules.MaxLength, "maxLength", JsonTypes.Text),
        (BoundRules.MinProperties, "minProperties", JsonTypes.Object), (BoundRules.MaxProperties, "maxProperties", JsonTypes.Object),
    ];

    public static void Compare(Differ differ)
    {
        CompareNumbers(differ, BoundRules.Minimum, "minimum", "exclusiveMinimum");
        CompareNumbers(differ, BoundRules.Maximum, "maximum", "exclusiveMaximum");
        CompareCounts(differ);
    }

    /// <summary>Compares how much a text or an object holds.</summary>
    public static void CompareCounts(Differ differ)
    {
        foreach (var (rules, keyword, type) in Counts)
        {
            if (differ.Either(keyword, type)
                && !ListedValues.Settle(differ, Bounds.Hold)
                && !(rules == BoundRules.MaxProperties && AreFew(differ)))
            {
                Compare(differ, rules, keyword, Count(differ, differ.Base, rules, keyword), Count(differ, differ.Head, rules, keyword));
            }
        }
    }

    // An object that is closed has no more properties than it describes.
    private static bool AreFew(Differ differ)
    {
        var (sender, reader) = (differ.Sender, differ.Reader);
        return AdditionalComparison.AreClosed(differ, sender)
            && !(Bounds.Of(reader, "maxProperties")?.Value < sender.Properties.Count);
    }

    private static void CompareNumbers(Differ differ, BoundRules rules, string keyword, string exclusive)
    {
        if (!differ.Either(keyword, JsonTypes.Number) && !differ.Either(exclusive, JsonTypes.Number))
            return;
        if (ListedValues.Settle(differ, Bounds.Hold))
            return;
        var isInteger = !((differ.Base.Types | differ.Head.Types) & JsonTypes.Number).HasFlag(JsonTypes.Number);
        Compare(differ, rules, keyword, Number(differ.Base), Number(differ.Head), exclusive);

        // Between a bound and the next multiple there is nothing, unless they are more than can be counted.
        Bound? Number(SchemaView view)
        {
            var bound = Bounds.Of(view, keyword, isInteger);
            if (isInteger && bound is { } known && Formats.HasNoneBeyond(differ.Base, known, rules.IsUpper)
                && Formats.HasNoneBeyond(differ.Head, known, rules.IsUpper))
            {
                return null;
            }
            if (bound is not { Value: var value, Beyond: null } || ValueComparison.Multiple(view) is not { } step || value % step == 0
                || (step < 1 && Math.Abs(value) > decimal.MaxValue * step))
            {
                return bound;
            }

            return new(step * (rules.IsUpper ? decimal.Floor(value / step) : decimal.Ceiling(value / step)), IsExclusive: false);
        }
    }

    private static Bound? Count(Differ differ, SchemaView view, BoundRules rules, string keyword)
    {
        if (Bounds.Of(view, keyword) is not { } bound)
            return null;
        // Nothing has fewer than none.
        var least = rules == BoundRules.MinProperties ? Math.Max(Sent(differ.Base), Sent(differ.Head)) : 0;
        var isVoid = !rules.IsUpper && bound.Value <= least;
        return isVoid ? null : bound;

        // What is required is there, unless it goes the other way only.
        int Sent(SchemaView schema) => schema.Required.Count(name => schema.Property(name) is not { } property
            || !(differ.Direction == Direction.Request ? property.IsReadOnly : property.IsWriteOnly));
    }

    /// <summary>Reports that a bound differs.</summary>
    /// <param name="differ">The two schemas.</param>
    /// <param name="rules">The rules of the bound.</param>
    /// <param name="keyword">What says it.</param>
    /// <param name="base">The old bound; null if there is none.</param>
    /// <param name="head">The new bound; null if there is none.</param>
    /// <param name="other">What else may say it.</param>
    public static void Compare(Differ differ, BoundRules rules, string keyword, Bound? @base, Bound? head, string? other = null)
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
