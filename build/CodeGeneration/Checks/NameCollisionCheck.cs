using System.Text.Json.Nodes;
using CloudMgmt.ClientModel;

namespace CloudMgmt.CodeGeneration;

/// <summary>Names that differ in the document and no longer do as C# identifiers, or as file names where case does not count.</summary>
internal static class NameCollisionCheck
{
    public static IEnumerable<Problem> Run(Spec spec)
        => Groups(spec).SelectMany(group => Collisions(spec, group.What, group.Names)).Concat(MembersNamedLikeTheirClass(spec));

    public static IEnumerable<Problem> Collisions(Spec spec, string what, IEnumerable<(string Name, string Pointer)> names)
        => from entry in names.DistinctBy(entry => entry.Name)
           group entry by CSharpNames.Pascal(entry.Name).ToUpperInvariant() into same
           let first = same.First()
           from other in same.Skip(1)
           select new Problem(
               ProblemIds.NameCollision,
               spec.At(other.Pointer),
               $"the {what} '{other.Name}' becomes the same C# name as '{first.Name}' on line {spec.At(first.Pointer).Line}; rename one of them.");

    /// <summary>The one name that C# refuses to a member.</summary>
    private static IEnumerable<Problem> MembersNamedLikeTheirClass(Spec spec)
        => from schema in spec.OfType("Schema")
           where JsonPointer.Parent(schema.Pointer) == "/components/schemas"
           from property in Keys(schema.Value["properties"], JsonPointer.Append(schema.Pointer, "properties"))
           where CSharpNames.Pascal(property.Name) == CSharpNames.Pascal(schema.Name)
           select new Problem(
               ProblemIds.NameCollision,
               spec.At(property.Pointer),
               $"the property '{property.Name}' becomes the same C# name as its schema '{schema.Name}'; rename the schema.");

    private static IEnumerable<(string What, IEnumerable<(string Name, string Pointer)> Names)> Groups(Spec spec)
    {
        yield return ("operationId", spec.OfType("Operation").Select(operation => Named(operation, "operationId")));
        yield return ("schema", Keys(spec.Root["components"]?["schemas"], "/components/schemas"));
        foreach (var schema in spec.OfType("Schema"))
            yield return ("property", Keys(schema.Value["properties"], JsonPointer.Append(schema.Pointer, "properties")));
        foreach (var operation in spec.OfType("Operation"))
            yield return ("parameter", Parameters(spec, operation));
    }

    private static (string Name, string Pointer) Named(SpecObject item, string keyword)
        => item.Value[keyword] is JsonValue name ? (name.ToString(), JsonPointer.Append(item.Pointer, keyword)) : ("", item.Pointer);

    private static IEnumerable<(string Name, string Pointer)> Keys(JsonNode? map, string pointer)
        => (map as JsonObject ?? []).Select(entry => (entry.Key, JsonPointer.Append(pointer, entry.Key)));

    private static IEnumerable<(string Name, string Pointer)> Parameters(Spec spec, SpecObject operation)
        => from entry in (operation.Value["parameters"] as JsonArray ?? []).Index()
           let name = spec.Resolve(entry.Item)?["name"]
           where name is not null
           select (name.ToString(), JsonPointer.Append(JsonPointer.Append(operation.Pointer, "parameters"), entry.Index));
}
