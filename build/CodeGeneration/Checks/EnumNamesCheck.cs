using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

/// <summary>An enum's values need distinct C# names, from the values themselves or from x-enumNames.</summary>
internal static class EnumNamesCheck
{
    private const string NamesKeyword = "x-enumNames";

    public static IEnumerable<Problem> Run(Spec spec)
        => from schema in spec.OfType("Schema")
           let values = schema.Value["enum"] as JsonArray
           where values is not null
           from problem in Check(spec, schema, values)
           select problem;

    private static IEnumerable<Problem> Check(Spec spec, SpecObject schema, JsonArray values)
    {
        if (schema.Value[NamesKeyword] is not JsonArray names)
            return NameCollisionCheck.Collisions(spec, "enum value", Entries(schema, "enum", values));
        if (names.Count == values.Count)
            return NameCollisionCheck.Collisions(spec, "enum name", Entries(schema, NamesKeyword, names)).Concat(Repeated(spec, schema, names));
        return [new Problem(ProblemIds.EnumNames, spec.At(schema, NamesKeyword), $"{NamesKeyword} has {names.Count} names for {values.Count} values; give each value one name.")];
    }

    private static IEnumerable<Problem> Repeated(Spec spec, SpecObject schema, JsonArray names)
        => from entry in Entries(schema, NamesKeyword, names)
           group entry by entry.Name into same
           from other in same.Skip(1)
           select new Problem(ProblemIds.EnumNames, spec.At(other.Pointer), $"{NamesKeyword} has '{same.Key}' twice; give each value its own name.");

    private static IEnumerable<(string Name, string Pointer)> Entries(SpecObject schema, string keyword, JsonArray list)
        => list.Index()
            .Where(entry => entry.Item is not null)
            .Select(entry => (entry.Item!.ToString(), JsonPointer.Append(JsonPointer.Append(schema.Pointer, keyword), entry.Index)));
}
