using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Which properties must be there when another one is: by <c>dependentRequired</c>, by a dependent schema that says nothing else, or by a
/// condition that says nothing else.
/// </summary>
internal static class Dependencies
{
    /// <summary>Each property that asks for others, with those and the place that says it.</summary>
    public static IEnumerable<(string Name, ListNode Others)> Of(IEnumerable<MapNode> parts)
    {
        foreach (var part in parts)
        {
            foreach (var (name, others) in part.Map("dependentRequired")?.Entries ?? [])
            {
                if (others is ListNode list)
                    yield return (name, list);
            }
            foreach (var (name, schema) in part.Map("dependentSchemas")?.Entries ?? [])
            {
                if (OnlyRequired(schema) is { } list)
                    yield return (name, list);
            }
            if (IsCondition(part))
                yield return (OnlyRequired(part["if"])!.Texts().Single(), OnlyRequired(part["then"])!);
        }
    }

    /// <summary>Whether a part of a schema has a condition that only asks for properties where another one is.</summary>
    public static bool IsCondition(MapNode part)
        => !part.Has("else") && OnlyRequired(part["if"]) is { Items.Count: 1 } && OnlyRequired(part["then"]) is not null;

    /// <summary>The properties that a schema asks for if it says nothing else.</summary>
    public static ListNode? OnlyRequired(Node? schema)
        => schema is MapNode { Entries: [{ Key: "required", Value: ListNode required }] } ? required : null;
}
