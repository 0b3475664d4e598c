using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares keywords whose value is a schema, or a map of schemas.</summary>
internal static class Keywords
{
    public static void Compare(Differ differ, SchemaComparison schemas, string keyword, SchemaRule added, SchemaRule removed)
        => Compare(differ, schemas, differ.Base[keyword], differ.Head[keyword], keyword, added, removed);

    /// <summary>Compares the entries of a map of schemas.</summary>
    public static void CompareEach(Differ differ, SchemaComparison schemas, string keyword, SchemaRule added, SchemaRule removed)
    {
        if (!differ.Either(keyword))
            return;
        var (@base, head) = (differ.Base[keyword] as MapNode, differ.Head[keyword] as MapNode);
        foreach (var key in Names(@base, head))
            Compare(differ, schemas, @base?[key], head?[key], $"{keyword}/{key}", added, removed);
    }

    /// <summary>Properties or items that nothing else describes: free unless the keyword restricts them.</summary>
    public static void CompareUnevaluated(Differ differ, SchemaComparison schemas, string keyword)
        => Compare(differ, schemas, Restriction(differ.Base[keyword]), Restriction(differ.Head[keyword]), keyword, SchemaRules.UnevaluatedClosed, SchemaRules.UnevaluatedOpened);

    public static IEnumerable<string> Names(MapNode? @base, MapNode? head)
        => (@base?.Entries ?? []).Concat(head?.Entries ?? []).Select(entry => entry.Key).Distinct();

    private static Node? Restriction(Node? value) => value is ScalarNode { Text: "true" } ? null : value;

    private static void Compare(Differ differ, SchemaComparison schemas, Node? @base, Node? head, string keyword, SchemaRule added, SchemaRule removed)
    {
        if (@base is not null && head is not null)
            differ.Pair.Add(schemas.Compare(@base, head, differ.Direction, differ.Notation));
        else if (head is not null)
            differ.Report(added, $"{differ.Name} is restricted by '{keyword}' now.", differ.Base.Node, head, headText: head.ToJson());
        else if (@base is not null)
            differ.Report(removed, $"{differ.Name} is no longer restricted by '{keyword}'.", @base, differ.Head.Node, baseText: @base.ToJson());
    }
}
