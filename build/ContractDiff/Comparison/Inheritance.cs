using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Which schemas inherit from one with a discriminator: a value of that may be any of them, though nothing but their <c>allOf</c> says so.
/// </summary>
internal static class Inheritance
{
    /// <summary>The names of each parent with a discriminator and of each of its children, children of children among them.</summary>
    public static IEnumerable<(string Parent, string Child)> Of(ApiDocument document)
    {
        var schemas = document.Root.Map("components").Map("schemas");
        foreach (var (child, schema) in schemas.Maps())
        {
            foreach (var parent in Parents(schemas!, schema, []).Where(parent => schemas.Map(parent)!.Has("discriminator")))
                yield return (parent, child);
        }
    }

    private static HashSet<string> Parents(MapNode schemas, MapNode schema, HashSet<string> known)
    {
        foreach (var part in schema.List("allOf")?.Items ?? [])
        {
            if (Name(part) is { } parent && schemas.Map(parent) is { } next && known.Add(parent))
                Parents(schemas, next, known);
        }
        return known;
    }

    private static string? Name(Node part)
    {
        const string Prefix = "#/components/schemas/";
        return ApiDocument.Reference(part) is { } reference && reference.StartsWith(Prefix, StringComparison.Ordinal)
            ? Node.Unescape(reference[Prefix.Length..])
            : null;
    }
}
