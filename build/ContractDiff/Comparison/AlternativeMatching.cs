using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Which alternative of the old schema is which of the new one.</summary>
/// <param name="Pairs">Both versions of the same alternative.</param>
/// <param name="Covered">What comes of comparing forms that may be sent with those that take them.</param>
/// <param name="Renamed">Both versions of alternatives that are the same under another name.</param>
/// <param name="Removed">Old alternatives that are gone.</param>
/// <param name="Added">New alternatives.</param>
internal sealed record AlternativeMatching(
    IReadOnlyList<(Node Base, Node Head)> Pairs, IReadOnlyList<ComparedPair> Covered, IReadOnlyList<(Node Base, Node Head)> Renamed,
    IReadOnlyList<Node> Removed, IReadOnlyList<Node> Added)
{
    // Schemas that are written alike this far are hardly ever two.
    private const int Depth = 2;

    public static AlternativeMatching Match(Differ differ, SchemaComparison schemas)
    {
        List<(Node, Node)> pairs = [], renamed = [];
        var (@base, head) = (differ.Base.Alternatives.ToList(), differ.Head.Alternatives.ToList());
        MatchBy(Name, @base, head, pairs);
        MatchBy(ValueComparison.KeyOf, @base, head, pairs);
        MatchByLikeness(Depth);
        // What they refer to may be what changed, which is asked last, unless they are too many to be tried one by one.
        var areMany = Math.Max(@base.Count, head.Count) > Coverage.MaximumTrials;
        if (areMany)
            MatchByLikeness(depth: 0);
        var covered = Cover(differ, schemas, @base, head, renamed);
        if (!areMany)
            MatchByLikeness(depth: 0);
        Match(@base, head, pairs, (baseForm, headForm) => IsInline(baseForm) && IsInline(headForm)
            && (differ.Base.Of(baseForm).Types & differ.Head.Of(headForm).Types) != JsonTypes.None);
        return new(pairs, covered, renamed, @base, head);

        void MatchByLikeness(int depth) => MatchBy(
            form => schemas.BaseLikeness(Described(form), depth), form => schemas.HeadLikeness(Described(form), depth), @base, head, pairs);
    }

    /// <summary>What an alternative is called: its schema, its title, or its type.</summary>
    public static string Describe(Node form)
        => Name(form) ?? (form is MapNode schema ? JsonTypeNames.Read(schema).Describe() : form.ToJson());

    /// <summary>The name of the schema that an alternative refers to, or its title; null if it has neither.</summary>
    public static string? Name(Node form)
        => ApiDocument.Reference(Described(form)) is { } reference
            ? Node.Unescape(reference[(reference.LastIndexOf('/') + 1)..]) : form.Text("title");

    // Before OpenAPI 3.1, a reference can be described by way of allOf only.
    private static Node Described(Node form)
        => form is MapNode map && map.List("allOf") is { Items: [var only] }
            && map.Entries.All(entry => entry.Key == "allOf" || SchemaViews.IsAnnotation(entry.Key))
            ? only : form;

    private static void MatchBy(Func<Node, string?> key, List<Node> @base, List<Node> head, List<(Node, Node)> pairs)
        => MatchBy(key, key, @base, head, pairs);

    private static void MatchBy(
        Func<Node, string?> baseKey, Func<Node, string?> headKey, List<Node> @base, List<Node> head, List<(Node, Node)> pairs)
    {
        if (@base.Count == 0 || head.Count == 0)
            return;
        var open = new Dictionary<string, Queue<Node>>(StringComparer.Ordinal);
        foreach (var form in head)
        {
            if (headKey(form) is not { } name)
                continue;
            if (open.TryGetValue(name, out var alike))
                alike.Enqueue(form);
            else
                open.Add(name, new([form]));
        }
        HashSet<Node> taken = [];
        foreach (var baseForm in @base)
        {
            if (baseKey(baseForm) is { } name && open.TryGetValue(name, out var alike) && alike.TryDequeue(out var headForm))
            {
                pairs.Add((baseForm, headForm));
                taken.Add(baseForm);
                taken.Add(headForm);
            }
        }
        @base.RemoveAll(taken.Contains);
        head.RemoveAll(taken.Contains);
    }

    private static void Match(List<Node> @base, List<Node> head, List<(Node, Node)> pairs, Func<Node, Node, bool> isSame)
    {
        foreach (var baseForm in @base.Take(Coverage.MaximumTrials).ToList())
        {
            if (head.Take(Coverage.MaximumTrials).FirstOrDefault(headForm => isSame(baseForm, headForm)) is { } match)
            {
                pairs.Add((baseForm, match));
                @base.Remove(baseForm);
                head.Remove(match);
            }
        }
    }

    // Takes what is sent and taken off both lists.
    private static List<ComparedPair> Cover(
        Differ differ, SchemaComparison schemas, List<Node> @base, List<Node> head, List<(Node, Node)> renamed)
    {
        var (sent, read) = differ.Direction == Direction.Request ? (@base, head) : (head, @base);
        var (coverage, covered) = (new Coverage(differ, schemas), new List<ComparedPair>());
        foreach (var form in sent.Take(Coverage.MaximumTrials).ToList())
        {
            if (coverage.Find(differ.Sender.Case(form), read) is not { } pairs)
                continue;
            covered.AddRange(pairs);
            sent.Remove(form);
            foreach (var same in read.Where(coverage.Used.Contains))
                renamed.Add(differ.Direction == Direction.Request ? (form, same) : (same, form));
            read.RemoveAll(coverage.Used.Contains);
        }
        return covered;
    }

    private static bool IsInline(Node form) => ApiDocument.Reference(form) is null;
}
