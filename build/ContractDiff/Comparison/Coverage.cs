using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Whether who reads a value takes all that who sends it may send, however the two write their alternatives: each form that may be sent
/// must be one of those that are taken, or all that it is made of must be.
/// </summary>
/// <param name="differ">The schema with alternatives, and what it is compared with.</param>
/// <param name="schemas">Compares a form with a form.</param>
internal sealed class Coverage(Differ differ, SchemaComparison schemas)
{
    /// <summary>How many forms are compared to find the one that fits; more are not worth the time.</summary>
    public const int MaximumTrials = 16;

    private const int MaximumDepth = 3;

    private readonly SchemaView _reader = differ.Reader;
    private readonly SchemaView _sender = differ.Sender;
    private readonly HashSet<Node> _used = [];

    /// <summary>The forms of the reader that something of the sender is.</summary>
    public IReadOnlyCollection<Node> Used => _used;

    /// <summary>Finds what takes a form that may be sent, the forms that nothing takes yet first.</summary>
    /// <param name="form">The form.</param>
    /// <param name="preferred">Forms of the reader to try first.</param>
    /// <returns>What comes of comparing it with those that take it; null if it is not taken.</returns>
    public IReadOnlyList<ComparedPair>? Find(SchemaView form, IReadOnlyList<Node> preferred)
    {
        if (!schemas.Spend())
            return null;
        var readers = _reader.Alternatives.Count == 0 ? [new Reader(_reader.Node, _reader.NotNull)] : Readers(preferred);
        return Find(form.NotNull, readers, depth: 0);
    }

    private List<Reader> Readers(IReadOnlyList<Node> preferred)
    {
        var first = preferred.Take(MaximumTrials).ToList();
        return [.. first.Concat(first.Count < MaximumTrials ? _reader.Alternatives.Except(first) : []).Take(MaximumTrials)
            .Select(node => new Reader(node, _reader.Case(node).NotNull)).Where(reader => !reader.View.TakesNothing)];
    }

    private IReadOnlyList<ComparedPair>? Find(SchemaView form, IReadOnlyList<Reader> readers, int depth)
    {
        // What no value matches is not sent.
        if (form.TakesNothing)
            return [];
        var trials = readers.Select(reader => (reader.Form, Pair: Compare(form, reader.View)))
            .Select(trial => (trial.Form, trial.Pair, Worst: schemas.Worst(trial.Pair)))
            .Where(trial => trial.Worst < Verdict.Breaking).OrderBy(trial => trial.Worst).ToList();
        if (IsAmbiguous(trials.Count(trial => trial.Worst == Verdict.Compatible)))
            return null;
        if (trials is not [{ Worst: Verdict.Compatible }, ..] && depth < MaximumDepth && FindParts(form, readers, depth + 1) is { } parts)
            return parts;
        if (trials.Count == 0)
            return null;
        _used.Add(trials[0].Form);
        return [trials[0].Pair];
    }

    private IReadOnlyList<ComparedPair>? FindParts(SchemaView form, IReadOnlyList<Reader> readers, int depth)
    {
        if (form.Alternatives.Count > 0)
            return All(form.Cases, readers, depth) is { } pairs && !MeetInOne(form, readers) ? pairs : null;
        if (ValueComparison.Values(form) is { Count: > 0 } values)
            return values.Values.Where(value => Acceptance.Of(form, value) != false).All(value => IsTaken(value, readers)) ? [] : null;
        var types = form.ByType().ToList();
        return types.Count > 1 ? All(types, readers, depth) : null;
    }

    private List<ComparedPair>? All(IEnumerable<SchemaView> forms, IReadOnlyList<Reader> readers, int depth)
    {
        var all = new List<ComparedPair>();
        foreach (var form in forms)
        {
            if (Find(form.NotNull, readers, depth) is not { } pairs || pairs.Any(pair => schemas.Worst(pair) > Verdict.Compatible))
                return null;
            all.AddRange(pairs);
        }
        return all;
    }

    // A oneOf takes what one of its forms is and no other. Where there was one already, it told them apart.
    private bool IsAmbiguous(int fitting) => fitting > 1 && _reader.IsExclusive && !_sender.IsExclusive && _reader["discriminator"] is null;

    // Whether what is several alternatives at once may be several of a oneOf within one of the forms.
    private bool MeetInOne(SchemaView form, IReadOnlyList<Reader> readers)
        => !form.IsExclusive
            && readers.Any(reader => reader.View is { IsExclusive: true, Alternatives.Count: > 1 } && _used.Contains(reader.Form))
            && !Disjointness.OfAlternatives(form, schemas);

    private bool IsTaken(Node value, IReadOnlyList<Reader> readers)
    {
        var fitting = readers.Where(reader => Acceptance.Of(reader.View, value) == true).ToList();
        _used.UnionWith(fitting.Select(reader => reader.Form));
        return fitting.Count > 0 && !IsAmbiguous(fitting.Count);
    }

    /// <summary>Whether nothing restricts the scalars of a schema but their type.</summary>
    public static bool IsFree(SchemaView view)
        => !((string[])
        [
            "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
            "not",
        ]).Any(keyword => view[keyword] is not null);

    private ComparedPair Compare(SchemaView form, SchemaView reader)
        => differ.Direction == Direction.Request
            ? schemas.Try(form, reader, Direction.Request, differ.Notation)
            : schemas.Try(reader, form, Direction.Response, differ.Notation);

    private readonly record struct Reader(Node Form, SchemaView View);
}
