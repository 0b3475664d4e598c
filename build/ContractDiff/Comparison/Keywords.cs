using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares keywords whose value is a schema, or a map of schemas.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> OfNames =
    [
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependentRequired", "schemas", "responses",
        "parameters", "requestBodies", "headers", "securitySchemes", "links", "callbacks", "pathItems", "mediaTypes", "paths", "webhooks",
        "content", "mapping", "variables", "scopes", "encoding", "additionalOperations",
    ];

    /// <summary>Whether the keys of a keyword's map are names that the author chose, which may be those of keywords.</summary>
    public static bool HoldsNames(string keyword) => OfNames.Contains(keyword);

    public static void Compare(Differ differ, SchemaComparison schemas, string keyword, SchemaRule added, SchemaRule removed)
    {
        if (!differ.Either(keyword))
            return;
        foreach (var (@base, head) in Changed(differ, keyword, schemas.AreUnchanged))
            Compare(differ, schemas, @base, head, keyword, added, removed);
    }

    /// <summary>
    /// The values of a keyword that differ, each with the one that it became: each part of an <c>allOf</c> may say the keyword, and all of
    /// them hold.
    /// </summary>
    public static IEnumerable<(Node? Base, Node? Head)> Changed(Differ differ, string keyword, Func<Node, Node, bool> areUnchanged)
    {
        var (@base, head) = (Distinct(differ.Base.All(keyword).Where(SaysSomething)),
            Distinct(differ.Head.All(keyword).Where(SaysSomething)));
        Take(areUnchanged);
        // Written alike, they may refer to what changed.
        var pairs = Take((one, other) => one.SameAs(other));
        for (var index = 0; index < Math.Max(@base.Count, head.Count); index++)
            pairs.Add((@base.ElementAtOrDefault(index), head.ElementAtOrDefault(index)));
        return pairs;

        List<(Node?, Node?)> Take(Func<Node, Node, bool> isSame)
        {
            var taken = new List<(Node?, Node?)>();
            foreach (var one in @base.ToList())
            {
                if (head.Find(other => isSame(one, other)) is not { } match)
                    continue;
                taken.Add((one, match));
                @base.Remove(one);
                head.Remove(match);
            }
            return taken;
        }
    }

    // What need not be contained may be missing, names may be anything anyway, and what excludes everything is no schema of values.
    private static bool SaysSomething(Node value) => value.Key switch
    {
        "contains" => ContainsComparison.SaysSomething(value),
        "propertyNames" => !SchemaViews.IsAnything(value),
        "not" => !SchemaViews.IsAnything(value) && !SchemaViews.ExcludesTypes(value) && SchemaViews.ExcludedNames(value) is null
            && SchemaViews.TwiceExcluded((MapNode)value.Parent!) is null,
        _ => true,
    };

    /// <summary>Nodes of one document without those that say what another one says.</summary>
    public static List<T> Distinct<T>(IEnumerable<T> nodes)
        where T : Node
    {
        var distinct = new List<T>();
        foreach (var node in nodes)
        {
            if (!distinct.Exists(node.SameAs))
                distinct.Add(node);
        }
        return distinct;
    }

    /// <summary>The entries of a map of schemas in either document.</summary>
    public static IEnumerable<KeywordEntry> Entries(Differ differ, string keyword)
    {
        if (!differ.Either(keyword))
            return [];
        var (@base, head) = (Maps(differ.Base), Maps(differ.Head));
        return @base.Concat(head).SelectMany(map => map.Entries).Select(entry => entry.Key).Distinct()
            .Select(key => new KeywordEntry(keyword, key, Values(@base, key), Values(head, key)));

        // Each part of an 'allOf' may have one.
        List<MapNode> Maps(SchemaView view) => [.. view.All(keyword).OfType<MapNode>()];

        List<Node> Values(List<MapNode> maps, string key) => [.. maps.Select(map => map[key]).OfType<Node>()];
    }

    /// <summary>Compares what one entry of a map of schemas says.</summary>
    public static void CompareEntry(
        Differ differ, SchemaComparison schemas, KeywordEntry entry, SchemaRule added, SchemaRule removed)
    {
        var (@base, head, path) = (entry.Base, entry.Head, $"{entry.Keyword}/{entry.Key}");
        if (@base.Count > 0 && head.Count > 0)
        {
            if (!schemas.AreUnchanged(@base, head))
                differ.Pair.Add(schemas.Compare(differ.Base.Of(@base), differ.Head.Of(head), differ.Direction, differ.Notation));
        }
        else if (head.Count > 0)
        {
            differ.Report(added, $"{differ.Name} is restricted by '{path}' now.", differ.Base.Node, head[0], headText: head[0].ToJson());
        }
        else if (@base.Count > 0)
        {
            differ.Report(
                removed, $"{differ.Name} is no longer restricted by '{path}'.", @base[0], differ.Head.Node, baseText: @base[0].ToJson());
        }
    }

    /// <summary>Properties or items that nothing else describes: free unless the keyword restricts them.</summary>
    public static void CompareUnevaluated(Differ differ, SchemaComparison schemas, string keyword)
        => Compare(
            differ, schemas, Restriction(differ.Base[keyword]), Restriction(differ.Head[keyword]), keyword, SchemaRules.UnevaluatedClosed,
            SchemaRules.UnevaluatedOpened);

    public static IEnumerable<string> Names(MapNode? @base, MapNode? head)
        => (@base?.Entries ?? []).Concat(head?.Entries ?? []).Select(entry => entry.Key).Distinct();

    private static Node? Restriction(Node? value) => value is ScalarNode { Text: "true" } ? null : value;

    private static void Compare(
        Differ differ, SchemaComparison schemas, Node? @base, Node? head, string keyword, SchemaRule added, SchemaRule removed)
    {
        if (@base is not null && head is not null)
        {
            differ.Pair.Add(schemas.Compare(@base, head, differ.Direction, differ.Notation));
        }
        else if (head is not null)
        {
            differ.Report(added, $"{differ.Name} is restricted by '{keyword}' now.", differ.Base.Node, head, headText: head.ToJson());
        }
        else if (@base is not null)
        {
            differ.Report(
                removed, $"{differ.Name} is no longer restricted by '{keyword}'.", @base, differ.Head.Node, baseText: @base.ToJson());
        }
    }
}

/// <summary>An entry of a map of schemas, with all that either document says of it.</summary>
/// <param name="Keyword">The keyword whose value is the map.</param>
/// <param name="Key">The key in the map.</param>
/// <param name="Base">What the old document says.</param>
/// <param name="Head">What the new one says.</param>
internal sealed record KeywordEntry(string Keyword, string Key, List<Node> Base, List<Node> Head)
{
    public bool IsKept => Base.Count > 0 && Head.Count > 0;
}
