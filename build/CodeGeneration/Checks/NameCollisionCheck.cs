using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>Names that differ in the document and no longer do as C# identifiers, or as file names where case does not count.</summary>
internal static class NameCollisionCheck
{
    public static IEnumerable<Problem> Run(Spec spec)
        => Groups(spec).SelectMany(group => Collisions(group.What, group.Names)).Concat(MembersNamedLikeTheirClass(spec));

    public static IEnumerable<Problem> Collisions(string what, IEnumerable<(string Name, Node Place)> names)
        => from entry in names.DistinctBy(entry => entry.Name)
           group entry by CSharpNames.Pascal(entry.Name).ToUpperInvariant() into same
           let first = same.First()
           from other in same.Skip(1)
           select new Problem(
               ProblemIds.NameCollision,
               Spec.At(other.Place),
               $"the {what} '{other.Name}' becomes the same C# name as '{first.Name}' on line {first.Place.Line}; rename one of them.");

    /// <summary>The one name that C# refuses to a member.</summary>
    private static IEnumerable<Problem> MembersNamedLikeTheirClass(Spec spec)
        => from schema in spec.NamedSchemas
           from property in Properties(schema)
           where CSharpNames.Pascal(property.Name) == CSharpNames.Pascal(schema.Name)
           select new Problem(
               ProblemIds.NameCollision,
               Spec.At(property.Place),
               $"the property '{property.Name}' becomes the same C# name as its schema '{schema.Name}'; rename the schema.");

    private static IEnumerable<(string What, IEnumerable<(string Name, Node Place)> Names)> Groups(Spec spec)
    {
        yield return ("operationId", spec.OfType("Operation")
            .Select(operation => (operation.Scalar("operationId") ?? "", operation.Value["operationId"] ?? operation.Value)));
        yield return ("schema", spec.NamedSchemas.Select(schema => (schema.Name, (Node)schema.Value)));
        foreach (var schema in spec.OfType("Schema"))
            yield return ("property", Properties(schema));
        foreach (var operation in spec.OfType("Operation"))
            yield return ("parameter", Parameters(spec, operation));
    }

    private static IEnumerable<(string Name, Node Place)> Properties(SpecObject schema)
        => (schema.Value.Map("properties")?.Entries ?? []).Select(entry => (entry.Key, entry.Value));

    private static IEnumerable<(string Name, Node Place)> Parameters(Spec spec, SpecObject operation)
        => from item in operation.Value.List("parameters")?.Items ?? []
           let name = spec.Resolve(item)?["name"] as ScalarNode
           where name is not null
           select (name.Text, item);
}
