using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>An enum's values need distinct C# names, from the values themselves or from x-enumNames.</summary>
internal static class EnumNamesCheck
{
    private const string NamesKeyword = "x-enumNames";

    public static IEnumerable<Problem> Run(Spec spec)
        => from schema in spec.OfType("Schema")
           let values = schema.Value.List("enum")
           where values is not null
           from problem in Check(schema, values)
           select problem;

    private static IEnumerable<Problem> Check(SpecObject schema, ListNode values)
    {
        if (schema.Value.List(NamesKeyword) is not { } names)
            return NameCollisionCheck.Collisions("enum value", Entries(values));
        if (names.Items.Count == values.Items.Count)
            return NameCollisionCheck.Collisions("enum name", Entries(names)).Concat(Repeated(names));
        return [new Problem(ProblemIds.EnumNames, Spec.At(names), $"{NamesKeyword} has {names.Items.Count} names for {values.Items.Count} values; give each value one name.")];
    }

    private static IEnumerable<Problem> Repeated(ListNode names)
        => from entry in Entries(names)
           group entry by entry.Name into same
           from other in same.Skip(1)
           select new Problem(
               ProblemIds.EnumNames, Spec.At(other.Place), $"{NamesKeyword} has '{same.Key}' twice; give each value its own name.");

    private static IEnumerable<(string Name, Node Place)> Entries(ListNode list)
        => list.Items.Where(item => item is not ScalarNode { Kind: ScalarKind.Null })
            .Select(item => ((item as ScalarNode)?.Text ?? item.ToJson(), item));
}
