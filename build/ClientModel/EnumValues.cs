using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>A value of an enumeration.</summary>
/// <param name="Name">The static property that holds it.</param>
/// <param name="Value">The value on the wire.</param>
/// <param name="Node">The value in the document.</param>
internal sealed record EnumValue(string Name, string Value, Node Node);

/// <summary>Reads enumerations. Those of flags or fractions, or of mixed types, have no useful C# form and stay their plain type.</summary>
internal static class EnumValues
{
    /// <summary>Whether the values are texts or integers: an enumeration of anything else has no useful C# form.</summary>
    public static bool Are(SchemaForm form) => AreTexts(form) || AreIntegers(form);

    public static bool AreTexts(SchemaForm form)
        => Schemas.TypeOf(form["type"]) != "boolean" && Values(form) is { Count: > 0 } values
            && values.All(value => value is ScalarNode { Kind: ScalarKind.Text });

    public static IEnumerable<EnumValue> Of(string className, SchemaForm form)
    {
        var (names, seen) = (new EnumNames(className), new HashSet<string>(StringComparer.Ordinal));
        var given = form["x-enumNames"] as ListNode ?? form["x-enum-varnames"] as ListNode;
        var list = (ListNode)form["enum"]!;
        for (var index = 0; index < list.Items.Count; index++)
        {
            if (list.Items[index] is ScalarNode { Kind: not ScalarKind.Null } value && seen.Add(value.Text))
            {
                var name = (given?.Items.ElementAtOrDefault(index) as ScalarNode)?.Text;
                yield return new EnumValue(names.Next(value.Text, name), value.Text, value);
            }
        }
    }

    public static bool HaveNull(SchemaForm form) => form["enum"] is ListNode list && list.Items.Any(IsNull);

    private static List<Node> Values(SchemaForm form)
        => form["enum"] is ListNode list ? [.. list.Items.Where(value => !IsNull(value))] : [];

    private static bool IsNull(Node value) => value is ScalarNode { Kind: ScalarKind.Null };

    private static bool AreIntegers(SchemaForm form)
        => Schemas.TypeOf(form["type"]) is "integer" or null && Values(form) is { Count: > 0 } values
            && values.All(value => value is ScalarNode { Kind: ScalarKind.Number } number && long.TryParse(number.Text, out _));
}
