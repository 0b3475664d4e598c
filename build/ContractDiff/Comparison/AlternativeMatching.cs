using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Which alternative of the old schema is which of the new one.</summary>
/// <param name="Pairs">Old and new form of the same alternative.</param>
/// <param name="Removed">Old alternatives that are gone.</param>
/// <param name="Added">New alternatives.</param>
internal sealed record AlternativeMatching(IReadOnlyList<(Node Base, Node Head)> Pairs, IReadOnlyList<Node> Removed, IReadOnlyList<Node> Added)
{
    /// <summary>How many forms are compared to find the one that fits; more are not worth the time.</summary>
    public const int MaximumTrials = 16;

    public static AlternativeMatching Match(Differ differ, SchemaComparison schemas)
    {
        List<(Node, Node)> pairs = [];
        var (before, after) = (differ.Base.Alternatives.ToList(), differ.Head.Alternatives.ToList());
        MatchByName(before, after, pairs);
        Match(before, after, pairs, (old, current) => old.SameAs(current));
        Match(before, after, pairs, (old, current) => schemas.Compare(old, current, differ.Direction).Worst() == Verdict.Compatible);
        Match(before, after, pairs, (old, current) => IsInline(old) && IsInline(current) && (differ.Base.Of(old).Types & differ.Head.Of(current).Types) != JsonTypes.None);
        return new(pairs, before, after);
    }

    /// <summary>What an alternative is called: its schema, its title, or its type.</summary>
    public static string Describe(Node form) => Name(form) ?? (form is MapNode schema ? JsonTypeNames.Read(schema).Describe() : form.ToJson());

    private static void MatchByName(List<Node> before, List<Node> after, List<(Node, Node)> pairs)
    {
        var named = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var form in after)
        {
            if (Name(form) is { } name)
                named.TryAdd(name, form);
        }

        foreach (var old in before.ToList())
        {
            if (Name(old) is { } name && named.Remove(name, out var current))
            {
                pairs.Add((old, current));
                before.Remove(old);
            }
        }

        var taken = pairs.Select(pair => pair.Item2).ToHashSet();
        after.RemoveAll(taken.Contains);
    }

    private static void Match(List<Node> before, List<Node> after, List<(Node, Node)> pairs, Func<Node, Node, bool> isSame)
    {
        foreach (var old in before.Take(MaximumTrials).ToList())
        {
            if (after.Take(MaximumTrials).FirstOrDefault(current => isSame(old, current)) is { } match)
            {
                pairs.Add((old, match));
                before.Remove(old);
                after.Remove(match);
            }
        }
    }

    private static bool IsInline(Node form) => ApiDocument.Reference(form) is null;

    private static string? Name(Node form) => ApiDocument.Reference(form) is { } reference ? reference[(reference.LastIndexOf('/') + 1)..] : form.Text("title");
}
