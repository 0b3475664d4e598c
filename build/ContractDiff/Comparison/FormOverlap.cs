using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>A form of the new <c>oneOf</c>, and what is sent as another form and is this one as well now.</summary>
/// <param name="differ">The two lists of forms.</param>
/// <param name="schemas">Compares schemas.</param>
/// <param name="disjointness">Tells which forms have values in common.</param>
/// <param name="form">The form of the new list.</param>
/// <param name="was">What it was in the old list; null if it is new.</param>
/// <param name="others">Both versions of the other forms that stay.</param>
internal sealed class FormOverlap(
    Differ differ, SchemaComparison schemas, Disjointness disjointness, Node form, Node? was, IReadOnlyList<(Node Base, Node Head)> others)
{
    private readonly SchemaView _now = differ.Head.Case(form);
    private readonly SchemaView? _then = was is null ? null : differ.Base.Case(was);
    private List<SchemaView>? _wider;

    public void Compare()
    {
        if (was is not null && IsNoWider(was, form))
            return;
        var overlaps = others.Select(pair => (pair.Base, Rule: Worst(pair.Base, pair.Head))).Where(overlap => overlap.Rule is not null);
        if (overlaps.OrderByDescending(overlap => overlap.Rule!.Request.Wire).FirstOrDefault() is (var @base, { } rule))
        {
            var (sent, taken) = (AlternativeMatching.Describe(@base), AlternativeMatching.Describe(form));
            var verb = rule == SchemaRules.AlternativesOverlap ? "is" : "may be";
            differ.Report(
                rule, $"{differ.Name}: what is {sent} {verb} {taken} as well now, and may only be one of them.", @base, form);
        }
    }

    private SchemaRule? Worst(Node @base, Node head)
        => Parts(differ.Base.Case(@base)).Select(sent => Refusal(sent, @base, head)).OfType<SchemaRule>().MaxBy(rule => rule.Request.Wire);

    /// <summary>Whether what was sent as another form, or as a part of it, is refused now.</summary>
    private SchemaRule? Refusal(SchemaView sent, Node @base, Node head)
    {
        if (disjointness.Are(sent, _now))
            return null;
        var isTaken = Takes(form);
        // What had room in both was refused before; what has only now is refused from now on.
        if (_then is not null && !disjointness.Are(sent, _then))
        {
            isTaken = isTaken && IsNoWider(@base, head);
            if (isTaken ? IsNoWider(was!, head) : !IsWider(sent, _then))
                return null;
        }
        // What several old forms had room for was refused before. Objects that have what all ask for are taken to be those.
        if (others.Any(
            pair => pair.Base != @base && pair.Base != was && !disjointness.Are(sent, differ.Base.Case(pair.Base))
                && (isTaken || !sent.Types.HasFlag(JsonTypes.Object) ? Takes(pair.Head) : IsAskedFor(pair.Base))))
        {
            return null;
        }
        return isTaken ? SchemaRules.AlternativesOverlap : SchemaRules.AlternativesMayOverlap;

        bool IsAskedFor(Node other) => Parts(differ.Base.Case(other))
            .Any(part => part.Required.All(name => sent.Required.Contains(name) || _now.Required.Contains(name)));

        bool Takes(Node other)
            => OverlapComparison.IsTaken(schemas.Try(sent, differ.Head.Case(other), Direction.Request, differ.Notation), schemas);
    }

    /// <summary>Whether the form takes more of what is sent than it did.</summary>
    private bool IsWider(SchemaView sent, SchemaView then)
        => IsWider(sent, then, _now) || (_wider ??= Wider(differ.Base.Of(was!), differ.Head.Of(form))).Exists(
            now => !disjointness.Are(sent, now)
                && Parts(differ.Base.Of(was!)).All(part => disjointness.Are(sent, part) || IsWider(sent, part, now)));

    // What is said of properties that the other form does not describe is nothing to it.
    private bool IsWider(SchemaView sent, SchemaView before, SchemaView after)
        => (sent.Types != JsonTypes.Any && (sent.Types & before.Types & after.Types & ~JsonTypes.Object) != JsonTypes.None)
            || sent.Cases.Any(part => part.Properties.Keys.Any(name => IsWiderIn(name, part.Property(name)!, before, after)))
            || before.Required.Any(name => !after.Required.Contains(name) && !sent.Required.Contains(name))
            || (Bounds.Of(before, "maxProperties") is { } most && !(Bounds.Of(after, "maxProperties")?.Value <= most.Value))
            || (Bounds.Of(before, "minProperties") is { } least && !(Bounds.Of(after, "minProperties")?.Value >= least.Value));

    private bool IsWiderIn(string name, SchemaView sent, SchemaView before, SchemaView after)
        => (before.Property(name) ?? before.Unlisted(name)) is { } then && ((after.Property(name) ?? after.Unlisted(name)) is not { } now
            || (!disjointness.Are(sent, now) && !IsNoWider(schemas.Try(then, now, Direction.Response, differ.Notation))));

    private bool IsNoWider(Node before, Node after) => IsNoWider(schemas.Try(before, after, Direction.Response, differ.Notation));

    // Forms of a form that take more than any of those before. Those that have forms themselves would be compared in every combination.
    private List<SchemaView> Wider(SchemaView before, SchemaView after)
        => after.Alternatives.Count > Coverage.MaximumTrials ? []
            : [.. after.Alternatives.Where(now => after.Of(now).Alternatives.Count == 0)
                .Where(now => !before.Alternatives.Any(then => IsNoWider(then, now))).Select(after.Of)];

    // Who reads a text does not check it against patterns, but who chooses a form by it does, and by its forms and properties.
    private bool IsNoWider(ComparedPair pair)
        => schemas.Worst(pair) == Verdict.Compatible
            && !pair.Parts.Prepend(pair).SelectMany(part => part.Findings).Any(
                finding => finding.Schema == SchemaRules.PatternRemoved || finding.Schema == SchemaRules.PatternChanged);

    // Of a form that has forms of its own, what is one of them may be refused from now on, and what is another one already was.
    private static IEnumerable<SchemaView> Parts(SchemaView form)
        => form.Alternatives.Count <= Coverage.MaximumTrials ? form.Cases : [form];
}
