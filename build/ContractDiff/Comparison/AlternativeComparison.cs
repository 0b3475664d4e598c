using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the alternatives of <c>oneOf</c> and <c>anyOf</c>, and what <c>not</c> and conditions exclude.</summary>
internal static class AlternativeComparison
{
    /// <returns>What is left to compare of the two beside their alternatives.</returns>
    public static Remainder Compare(Differ differ, SchemaComparison schemas)
    {
        CompareExclusions(differ, schemas);
        CompareConditions(differ, schemas);
        var (@base, head) = (differ.Base.Alternatives, differ.Head.Alternatives);
        if (@base.Count == 0 && head.Count == 0)
            return Remainder.All;
        if (@base.Count == 0)
            return Introduced(differ, schemas) ? Remainder.All : Remainder.Nothing;
        if (head.Count == 0)
            return Withdrawn(differ, schemas) ? Remainder.All : Remainder.Nothing;
        CompareForms(differ, schemas);
        CompareExclusivity(differ);
        return differ.Base.HasOwnForm || differ.Head.HasOwnForm ? Remainder.All : Remainder.Keywords;
    }

    /// <summary>What is left to compare of two schemas.</summary>
    internal enum Remainder
    {
        Nothing,

        /// <summary>What is said beside the alternatives, but for types, which they have of their own.</summary>
        Keywords,

        All,
    }

    private static void CompareForms(Differ differ, SchemaComparison schemas)
    {
        var matches = AlternativeMatching.Match(differ, schemas);
        foreach (var (@base, head) in matches.Pairs)
            differ.Pair.Add(schemas.Compare(@base, head, differ.Direction, differ.Notation));
        foreach (var (@base, head) in matches.Renamed)
            DiscriminatorComparison.CompareNames(differ, @base, head);
        foreach (var pair in matches.Covered)
            differ.Pair.Add(pair);
        foreach (var form in matches.Removed)
            Removed(differ, form);
        foreach (var form in matches.Added)
            Added(differ, form);
        if (matches.Covered.Count > 0 && matches.Added.Count + matches.Removed.Count == 0)
            Rewritten(differ);
    }

    private static void Added(Differ differ, Node form)
        => differ.Report(SchemaRules.AlternativeAdded, $"{differ.Name} may be {AlternativeMatching.Describe(form)} now.", differ.Base.Node, form, headText: form.ToJson());

    private static void Removed(Differ differ, Node form)
        => differ.Report(SchemaRules.AlternativeRemoved, $"{differ.Name} may no longer be {AlternativeMatching.Describe(form)}.", form, differ.Head.Node, baseText: form.ToJson());

    private static void Rewritten(Differ differ)
        => differ.Report(SchemaRules.AlternativesRewritten, $"The alternatives of {differ.Name} are written in another way; whatever was taken still is.");

    // What matches two alternatives matches an anyOf, and no oneOf.
    private static void CompareExclusivity(Differ differ)
    {
        if (differ.Base.IsExclusive == differ.Head.IsExclusive || Disjointness.OfAlternatives(differ.Head))
            return;
        if (differ.Head.IsExclusive)
            differ.ReportKeyword(SchemaRules.AlternativesBecameExclusive, "oneOf", $"{differ.Name} may no longer match several alternatives at once.");
        else
            differ.ReportKeyword(SchemaRules.AlternativesBecameInclusive, "anyOf", $"{differ.Name} may match several alternatives at once now.");
    }

    // Beside a form of its own, alternatives restrict it; otherwise the old form should be one of them.
    private static bool Introduced(Differ differ, SchemaComparison schemas)
    {
        var forms = differ.Head.Alternatives;
        var coverage = new Coverage(differ, schemas);
        if (differ.Direction == Direction.Request)
        {
            if (coverage.Find(differ.Base, forms) is { } pairs)
                return Covered(differ, pairs, forms.Where(form => !coverage.Used.Contains(form)), Added);
        }
        else if (Find(differ.Head, coverage) is { } found && !differ.Head.HasOwnForm)
        {
            return Covered(differ, found.Pairs, found.Others, Added);
        }
        if (differ.Head.HasOwnForm)
            differ.Report(SchemaRules.AlternativesRequired, $"{differ.Name} must match one of several alternatives now.", headText: $"{forms.Count} alternatives");
        else
            differ.Report(SchemaRules.AlternativesIntroduced, $"{differ.Name} has one of several forms now, none of which is the old one.", headText: $"{forms.Count} alternatives");
        return differ.Head.HasOwnForm;
    }

    private static bool Withdrawn(Differ differ, SchemaComparison schemas)
    {
        var forms = differ.Base.Alternatives;
        var coverage = new Coverage(differ, schemas);
        if (differ.Direction == Direction.Response)
        {
            if (coverage.Find(differ.Head, forms) is { } pairs)
                return Covered(differ, pairs, forms.Where(form => !coverage.Used.Contains(form)), Removed);
        }
        else if (Find(differ.Base, coverage) is { } found && !differ.Base.HasOwnForm)
        {
            return Covered(differ, found.Pairs, found.Others, Removed);
        }
        if (differ.Base.HasOwnForm)
            differ.Report(SchemaRules.AlternativesFreed, $"{differ.Name} need no longer match one of several alternatives.", baseText: $"{forms.Count} alternatives");
        else
            differ.Report(SchemaRules.AlternativesWithdrawn, $"{differ.Name} had one of several forms, and has one that was none of them.", baseText: $"{forms.Count} alternatives");
        return differ.Base.HasOwnForm;
    }

    /// <summary>The alternatives of the sender that are taken, and those that are not; null if none is.</summary>
    private static (List<ComparedPair> Pairs, List<Node> Others)? Find(SchemaView sender, Coverage coverage)
    {
        var (all, rest) = (new List<ComparedPair>(), new List<Node>());
        foreach (var form in sender.Alternatives)
        {
            if (coverage.Find(sender.Case(form), []) is { } pairs)
                all.AddRange(pairs);
            else
                rest.Add(form);
        }
        return rest.Count == sender.Alternatives.Count ? null : (all, rest);
    }

    private static bool Covered(Differ differ, IEnumerable<ComparedPair> pairs, IEnumerable<Node> others, Action<Differ, Node> report)
    {
        foreach (var pair in pairs)
            differ.Pair.Add(pair);
        var rest = others.ToList();
        foreach (var form in rest)
            report(differ, form);
        if (rest.Count == 0)
            Rewritten(differ);
        return false;
    }

    private static void CompareExclusions(Differ differ, SchemaComparison schemas)
    {
        var (@base, head) = (differ.Base["not"], differ.Head["not"]);
        if (@base is null && head is not null)
            differ.ReportKeyword(SchemaRules.NotAdded, "not", $"{differ.Name} must not match a certain form now.");
        else if (@base is not null && head is null)
            differ.ReportKeyword(SchemaRules.NotRemoved, "not", $"{differ.Name} may match a form that was excluded.");
        else if (@base is not null && head is not null && !@base.SameAs(head))
            differ.ReportKeyword(ExclusionKind(differ, @base, head, schemas), "not", $"{differ.Name} must not match another form than before.");
    }

    // Excluding more leaves less, so what is excluded is compared from the other side.
    private static SchemaRule ExclusionKind(Differ differ, Node @base, Node head, SchemaComparison schemas)
    {
        var narrowed = schemas.Compare(@base, head, Direction.Response, differ.Notation).Worst();
        var widened = schemas.Compare(@base, head, Direction.Request, differ.Notation).Worst();
        return (narrowed, widened) switch
        {
            (Verdict.Breaking, Verdict.Breaking) => SchemaRules.NotReplaced,
            (Verdict.Breaking, _) => SchemaRules.NotWidened,
            (_, Verdict.Breaking) => SchemaRules.NotNarrowed,
            _ => SchemaRules.NotChanged,
        };
    }

    private static void CompareConditions(Differ differ, SchemaComparison schemas)
    {
        foreach (var keyword in (string[])["if", "then", "else"])
        {
            var (@base, head) = (differ.Base[keyword], differ.Head[keyword]);
            if (@base.SameAs(head))
                continue;
            if (keyword != "if" && @base is not null && head is not null && differ.Base["if"].SameAs(differ.Head["if"]))
                differ.Pair.Add(schemas.Compare(@base, head, differ.Direction, differ.Notation));
            else
                ReportCondition(differ, keyword, @base, head);
        }
    }

    private static void ReportCondition(Differ differ, string keyword, Node? @base, Node? head)
    {
        var kind = @base is null ? SchemaRules.ConditionAdded : head is null ? SchemaRules.ConditionRemoved : SchemaRules.ConditionChanged;
        differ.ReportKeyword(kind, keyword, $"{differ.Name} is subject to {(head is null ? "no condition" : @base is null ? "a condition" : "another condition")} ('{keyword}') now.");
    }
}
