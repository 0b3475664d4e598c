using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>What the parts of a schema say of the properties that any of them lists.</summary>
internal static class DescribedNames
{
    /// <param name="parts">The parts.</param>
    /// <param name="views">The views of the document.</param>
    /// <param name="count">How many properties they list.</param>
    /// <returns>The properties, each with all that is said of it.</returns>
    public static Dictionary<string, IReadOnlyList<Node>> Of(IReadOnlyList<MapNode> parts, SchemaViews views, int count)
    {
        var properties = new Dictionary<string, IReadOnlyList<Node>>(count, StringComparer.Ordinal);
        foreach (var part in parts)
        {
            foreach (var (name, schema) in part.Map("properties") is { } map ? map.Span : [])
                Describe(name, schema);
            foreach (var (pattern, schema) in part.Map("patternProperties") is { } patterns ? patterns.Span : [])
            {
                foreach (var name in NamePattern.Names(pattern) ?? [])
                    Describe(name, schema);
            }
        }

        if (parts.Count > 1)
            DescribeAsOther();
        foreach (var part in parts)
        {
            foreach (var name in SchemaViews.ExcludedNames(part["not"]) ?? [])
                Describe(name, views.Absent((MapNode)part["not"]!));
        }

        return properties;

        // What one part lists is one of the others to a part that does not know it.
        void DescribeAsOther()
        {
            List<string> names = [.. properties.Keys];
            foreach (var part in parts)
            {
                if (part["additionalProperties"] is not MapNode others || SchemaViews.IsAnything(others))
                    continue;
                foreach (var name in names)
                {
                    if (!Knows(part, name))
                        Describe(name, others);
                }
            }
        }

        void Describe(string name, Node schema)
            => properties[name] = properties.TryGetValue(name, out var known) ? [.. known, schema] : [schema];
    }

    /// <summary>Whether a part says something of a property other than as one of the rest.</summary>
    public static bool Knows(MapNode part, string property)
        => part.Map("properties")?.Has(property) == true || ByPattern(part, property).Count > 0;

    /// <summary>What a part says of a property by patterns that match its name.</summary>
    public static IReadOnlyList<Node> ByPattern(MapNode part, string property)
        => part.Map("patternProperties") is not { } patterns ? []
            : [.. patterns.Entries.Where(entry => NamePattern.Matches(entry.Key, property)).Select(entry => entry.Value)];
}
