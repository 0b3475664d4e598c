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
        var (@base, head) = (differ.Base.Alternatives.ToList(), differ.Head.Alternatives.ToList());
        MatchByName(@base, head, pairs);
        Match(@base, head, pairs, (baseForm, headForm) => baseForm.SameAs(headForm));
        Match(@base, head, pairs, (baseForm, headForm) => schemas.Compare(baseForm, headForm, differ.Direction).Worst() == Verdict.Compatible);
        Match(@base, head, pairs, (baseForm, headForm) => IsInline(baseForm) && IsInline(headForm) && (differ.Base.Of(baseForm).Types & differ.Head.Of(headForm).Types) != JsonTypes.None);
        return new(pairs, @base, head);
    }

    /// <summary>What an alternative is called: its schema, its title, or its type.</summary>
    public static string Describe(Node form) => Name(form) ?? (form is MapNode schema ? JsonTypeNames.Read(schema).Describe() : form.ToJson());

    private static void MatchByName(List<Node> @base, List<Node> head, List<(Node, Node)> pairs)
    {
        var named = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var form in head)
        {
            if (Name(form) is { } name)
                named.TryAdd(name, form);
        }

        foreach (var baseForm in @base.ToList())
        {
            if (Name(baseForm) is { } name && named.Remove(name, out var headForm))
            {
                pairs.Add((baseForm, headForm));
                @base.Remove(baseForm);
            }
        }

        var taken = pairs.Select(pair => pair.Item2).ToHashSet();
        head.RemoveAll(taken.Contains);
    }

    private static void Match(List<Node> @base, List<Node> head, List<(Node, Node)> pairs, Func<Node, Node, bool> isSame)
    {
        foreach (var baseForm in @base.Take(MaximumTrials).ToList())
        {
            if (head.Take(MaximumTrials).FirstOrDefault(headForm => isSame(baseForm, headForm)) is { } match)
            {
                pairs.Add((baseForm, match));
                @base.Remove(baseForm);
                head.Remove(match);
            }
        }
    }

    private static bool IsInline(Node form) => ApiDocument.Reference(form) is null;

    private static string? Name(Node form) => ApiDocument.Reference(form) is { } reference ? reference[(reference.LastIndexOf('/') + 1)..] : form.Text("title");
}
