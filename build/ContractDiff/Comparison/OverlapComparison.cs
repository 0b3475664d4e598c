using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Compares which values match several alternatives of a <c>oneOf</c>, which refuses those. Only what clients send is refused: who reads a
/// value passes over it that another form has room for it too.
/// </summary>
internal static class OverlapComparison
{
    /// <summary>Finds old forms that a new or wider form of the new document takes as well.</summary>
    public static void Compare(Differ differ, SchemaComparison schemas, AlternativeMatching matches)
    {
        if (!differ.Base.IsExclusive || !Refuses(differ))
            return;
        var (pairs, disjointness) = (matches.Pairs.Concat(matches.Renamed).ToList(), new Disjointness(schemas, KnownNames.Of(differ.Base)));
        var bases = pairs.ToDictionary(pair => pair.Head, pair => pair.Base);
        foreach (var form in differ.Head.Alternatives)
        {
            var others = pairs.Where(pair => pair.Head != form).ToList();
            new FormOverlap(differ, schemas, disjointness, form, bases.GetValueOrDefault(form), others).Compare();
        }
    }

    /// <summary>Finds whether null, which is no form of its own, matches several alternatives.</summary>
    public static void CompareNull(Differ differ)
    {
        if (differ.Direction == Direction.Request && differ.Head["discriminator"] is null
            && differ.Base.TakesNull && differ.Head.Types.HasFlag(JsonTypes.Null) && !differ.Head.TakesNull)
        {
            differ.Report(SchemaRules.AlternativesOverlap, $"{differ.Name}: null is one of several alternatives now, and may only be one of them.", headText: "null");
        }
    }

    /// <summary>Finds alternatives that were one form before and have values in common.</summary>
    public static void CompareIntroduced(Differ differ, SchemaComparison schemas)
    {
        if (differ.Base.IsExclusive || !Refuses(differ))
            return;
        if (ValueComparison.Values(differ.Base) is { } values)
        {
            var shared = values.Where(value => Acceptance.Of(differ.Base, value.Value) != false
                && differ.Head.Cases.Count(form => Acceptance.Of(form, value.Value) == true) > 1);
            foreach (var (value, node) in shared.Take(1))
                differ.Report(SchemaRules.AlternativesOverlap, $"{differ.Name}: {value} is one of several alternatives now, and may only be one of them.", node, differ.Head.Node);
            return;
        }
        var disjointness = new Disjointness(schemas, KnownNames.Of(differ.Base));
        var forms = differ.Head.Cases.Where(form => !disjointness.Are(differ.Base, form)).ToList();
        foreach (var (index, form) in forms.Index())
        {
            if (forms.Skip(index + 1).FirstOrDefault(other => !disjointness.Are(form, other)) is not { } other)
                continue;
            var (one, two) = (AlternativeMatching.Describe(form.Node), AlternativeMatching.Describe(other.Node));
            differ.Report(
                IsSent(form, other) || IsSent(other, form) ? SchemaRules.AlternativesOverlap : SchemaRules.AlternativesMayOverlap,
                $"{differ.Name} may be {one} and {two} at once, and may only be one of them now.", differ.Base.Node, form.Node);
            return;
        }

        // Scalars need no looking into what they refer to, which is in one document here.
        bool IsSent(SchemaView small, SchemaView large) => Fits(small, large) && Fits(small, differ.Base);

        bool Fits(SchemaView one, SchemaView two) => ((one.Types | two.Types) & (JsonTypes.Object | JsonTypes.Array)) == JsonTypes.None
            && one.Alternatives.Count + two.Alternatives.Count == 0
            && schemas.Worst(schemas.Try(one, two, Direction.Request, differ.Notation)) == Verdict.Compatible;
    }

    /// <summary>Whether what is sent is taken: an object takes a property that it does not know.</summary>
    public static bool IsTaken(ComparedPair pair, SchemaComparison schemas)
        => schemas.Worst(pair) == Verdict.Compatible || schemas.All(
            pair,
            finding => finding.Rule.Wire == Verdict.Compatible
                || finding.Schema == SchemaRules.PropertyRemoved || finding.Schema == SchemaRules.RequiredPropertyRemoved);

    // With a discriminator, services go by that.
    private static bool Refuses(Differ differ)
        => differ.Direction == Direction.Request && differ.Head.IsExclusive && differ.Head["discriminator"] is null;
}
