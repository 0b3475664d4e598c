using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

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
            var was = bases.GetValueOrDefault(form);
            if (was is not null && IsNoWider(was, form))
                continue;
            var others = pairs.Where(pair => pair.Head != form).ToList();
            var wider = was is null ? null : new Lazy<List<SchemaView>>(() => Wider(differ.Base.Of(was), differ.Head.Of(form)));
            var overlaps = others.Select(pair => (pair.Base, Rule: Worst(pair.Base, pair.Head))).Where(overlap => overlap.Rule is not null);
            if (overlaps.OrderByDescending(overlap => overlap.Rule!.Request.Wire).FirstOrDefault() is (var @base, { } rule))
            {
                differ.Report(
                    rule,
                    $"{differ.Name}: what is {AlternativeMatching.Describe(@base)} {(rule == SchemaRules.AlternativesOverlap ? "is" : "may be")} {AlternativeMatching.Describe(form)} as well now, and may only be one of them.",
                    @base, form);
            }

            SchemaRule? Worst(Node @base, Node counterpart)
                => Parts(differ.Base.Case(@base)).Select(sent => Overlap(sent, @base, counterpart)).OfType<SchemaRule>()
                    .MaxBy(rule => rule.Request.Wire);

            SchemaRule? Overlap(SchemaView sent, Node @base, Node counterpart)
            {
                if (disjointness.Are(sent, differ.Head.Case(form)))
                    return null;
                // What had room in both was refused before; what has only now is refused from now on.
                var overlapped = was is not null && !disjointness.Are(sent, differ.Base.Case(was));
                var isTaken = Takes(form) && (!overlapped || IsNoWider(@base, counterpart));
                if (overlapped && (isTaken ? IsNoWider(was!, counterpart)
                    : !IsWiderFor(sent, differ.Base.Case(was!), differ.Head.Case(form))
                        && !wider!.Value.Exists(now => Widens(sent, differ.Base.Of(was!), now))))
                {
                    return null;
                }
                // What several old forms had room for was refused before. Objects that have what all ask for are taken to be those.
                if (others.Exists(
                    pair => pair.Base != @base && pair.Base != was && !disjointness.Are(sent, differ.Base.Case(pair.Base))
                        && (isTaken || !sent.Types.HasFlag(JsonTypes.Object) ? Takes(pair.Head) : IsAskedFor(pair.Base))))
                {
                    return null;
                }
                return isTaken ? SchemaRules.AlternativesOverlap : SchemaRules.AlternativesMayOverlap;

                bool IsAskedFor(Node other) => Parts(differ.Base.Case(other)).Any(
                    part => part.Required.All(name => sent.Required.Contains(name) || differ.Head.Case(form).Required.Contains(name)));

                bool Takes(Node other) => IsTaken(schemas.Try(sent, differ.Head.Case(other), Direction.Request, differ.Notation), schemas);
            }
        }

        // Of a form that has forms of its own, what is one of them may be refused from now on, and what is another one already was.
        static IEnumerable<SchemaView> Parts(SchemaView form) => form.Alternatives.Count <= Coverage.MaximumTrials ? form.Cases : [form];

        bool IsNoWider(Node before, Node after)
            => OverlapComparison.IsNoWider(schemas.Try(before, after, Direction.Response, differ.Notation), schemas);

        // Forms of a form that take more than any of those before. Those that have forms themselves would be compared in every combination.
        List<SchemaView> Wider(SchemaView before, SchemaView after)
            => after.Alternatives.Count > Coverage.MaximumTrials ? []
                : [.. after.Alternatives.Where(now => after.Of(now).Alternatives.Count == 0)
                    .Where(now => !before.Alternatives.Any(then => IsNoWider(then, now))).Select(after.Of)];

        bool Widens(SchemaView sent, SchemaView before, SchemaView now)
            => !disjointness.Are(sent, now)
                && Parts(before).All(then => disjointness.Are(sent, then) || IsWiderFor(sent, then, now));

        // What is said of properties that the other form does not describe is nothing to it.
        bool IsWiderFor(SchemaView sent, SchemaView before, SchemaView after)
            => (sent.Types != JsonTypes.Any && (sent.Types & before.Types & after.Types & ~JsonTypes.Object) != JsonTypes.None)
                || sent.Cases.Any(
                    form => form.Properties.Keys.Any(name => IsWiderIn(name, form.Property(name)!, before, after)))
                || before.Required.Any(name => !after.Required.Contains(name) && !sent.Required.Contains(name))
                || (Bounds.Of(before, "maxProperties") is { } most && !(Bounds.Of(after, "maxProperties")?.Value <= most.Value))
                || (Bounds.Of(before, "minProperties") is { } least && !(Bounds.Of(after, "minProperties")?.Value >= least.Value));

        bool IsWiderIn(string name, SchemaView sent, SchemaView before, SchemaView after)
            => (before.Property(name) ?? before.Additional) is { } then && ((after.Property(name) ?? after.Additional) is not { } now
                || (!disjointness.Are(sent, now)
                    && !OverlapComparison.IsNoWider(schemas.Try(then, now, Direction.Response, differ.Notation), schemas)));
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

    // Who reads a text does not check it against patterns, but who chooses a form by it does, and by its forms and properties.
    private static bool IsNoWider(ComparedPair pair, SchemaComparison schemas)
        => schemas.Worst(pair) == Verdict.Compatible
            && !pair.Parts.Prepend(pair).SelectMany(part => part.Findings).Any(
                finding => finding.Schema == SchemaRules.PatternRemoved || finding.Schema == SchemaRules.PatternChanged);

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
