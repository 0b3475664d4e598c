using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the alternatives of <c>oneOf</c> and <c>anyOf</c>, and what <c>not</c> and conditions exclude.</summary>
internal static class AlternativeComparison
{
    /// <returns>Whether the two have a form in common beside their alternatives.</returns>
    public static bool Compare(Differ differ, SchemaComparison schemas)
    {
        CompareExclusions(differ, schemas);
        CompareConditions(differ, schemas);
        var (@base, head) = (differ.Base.Alternatives, differ.Head.Alternatives);
        if (@base.Count == 0 && head.Count == 0)
            return true;
        if (@base.Count == 0)
            return Introduced(differ, schemas);
        if (head.Count == 0)
            return Withdrawn(differ, schemas);
        CompareForms(differ, schemas);
        return differ.Base.HasOwnForm || differ.Head.HasOwnForm;
    }

    private static void CompareForms(Differ differ, SchemaComparison schemas)
    {
        var matches = AlternativeMatching.Match(differ, schemas);
        foreach (var (@base, head) in matches.Pairs)
            differ.Pair.Add(schemas.Compare(@base, head, differ.Direction));
        foreach (var @base in matches.Removed)
            differ.Report(SchemaRules.AlternativeRemoved, $"{differ.Name} may no longer be {AlternativeMatching.Describe(@base)}.", @base, differ.Head.Node, baseText: @base.ToJson());
        foreach (var head in matches.Added)
            Added(differ, head);
    }

    private static void Added(Differ differ, Node form)
        => differ.Report(SchemaRules.AlternativeAdded, $"{differ.Name} may be {AlternativeMatching.Describe(form)} now.", differ.Base.Node, form, headText: form.ToJson());

    // Beside a form of its own, alternatives restrict it; otherwise the old form should be one of them.
    private static bool Introduced(Differ differ, SchemaComparison schemas)
    {
        if (differ.Head.HasOwnForm)
        {
            differ.Report(SchemaRules.AlternativesRequired, $"{differ.Name} must match one of several alternatives now.", headText: $"{differ.Head.Alternatives.Count} alternatives");
            return true;
        }
        if (Find(differ.Head, form => schemas.Compare(differ.Base, differ.Head.Of(form), differ.Direction)) is not var (same, pair))
        {
            differ.Report(SchemaRules.AlternativesIntroduced, $"{differ.Name} has one of several forms now, none of which is the old one.", headText: $"{differ.Head.Alternatives.Count} alternatives");
            return false;
        }
        differ.Pair.Add(pair);
        foreach (var form in differ.Head.Alternatives.Where(form => form != same))
            Added(differ, form);
        return false;
    }

    private static bool Withdrawn(Differ differ, SchemaComparison schemas)
    {
        if (differ.Base.HasOwnForm)
        {
            differ.Report(SchemaRules.AlternativesFreed, $"{differ.Name} need no longer match one of several alternatives.", baseText: $"{differ.Base.Alternatives.Count} alternatives");
            return true;
        }
        if (Find(differ.Base, form => schemas.Compare(differ.Base.Of(form), differ.Head, differ.Direction)) is not var (same, pair))
        {
            differ.Report(SchemaRules.AlternativesWithdrawn, $"{differ.Name} had one of several forms, and has one that was none of them.", baseText: $"{differ.Base.Alternatives.Count} alternatives");
            return false;
        }
        differ.Pair.Add(pair);
        foreach (var form in differ.Base.Alternatives.Where(form => form != same))
            differ.Report(SchemaRules.AlternativeRemoved, $"{differ.Name} may no longer be {AlternativeMatching.Describe(form)}.", form, differ.Head.Node, baseText: form.ToJson());
        return false;
    }

    /// <summary>The form that the single one is; none if it is several of a <c>oneOf</c>, which lets values match one only.</summary>
    private static (Node Form, ComparedPair Pair)? Find(SchemaView view, Func<Node, ComparedPair> compare)
    {
        var fitting = view.Alternatives.Take(AlternativeMatching.MaximumTrials).Select(form => (Form: form, Pair: compare(form), Worst: Verdict.Compatible))
            .Select(trial => trial with { Worst = trial.Pair.Worst() }).Where(trial => trial.Worst < Verdict.Breaking).OrderBy(trial => trial.Worst).ToList();
        if (fitting.Count == 0 || (view.IsExclusive && fitting.Count(trial => trial.Worst == Verdict.Compatible) > 1))
            return null;
        return (fitting[0].Form, fitting[0].Pair);
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
        var narrowed = schemas.Compare(@base, head, Direction.Response).Worst();
        var widened = schemas.Compare(@base, head, Direction.Request).Worst();
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
                differ.Pair.Add(schemas.Compare(@base, head, differ.Direction));
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
