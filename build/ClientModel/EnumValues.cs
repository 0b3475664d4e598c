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

    // The type goes before the values: a list is none of them, and a number is sent as one however its values are written, as a text is.
    public static bool AreTexts(SchemaForm form)
        => form.Type is "string" or null && Values(form) is { Count: > 0 } values
            && values.All(value => form.Type is null ? IsText(value) : value is ScalarNode);

    public static IEnumerable<EnumValue> Of(string className, SchemaForm form)
    {
        var (names, seen) = (new EnumNames(className), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (node, name) in Listed(form))
        {
            if (node is ScalarNode { Kind: not ScalarKind.Null } value && seen.Add(value.Text))
                yield return new EnumValue(names.Next(value.Text, name), value.Text, value);
        }
    }

    public static bool HaveNull(SchemaForm form) => Listed(form).Any(value => IsNull(value.Node));

    /// <summary>
    /// Whether alternatives do nothing but list values, which are all texts or all integers: together they are an enumeration.
    /// </summary>
    public static bool AreAlternatives(MapNode schema)
    {
        if (!(schema.Has("oneOf") || schema.Has("anyOf")) || ((string[])["$ref", "enum", "allOf", "properties"]).Any(schema.Has))
            return false;
        var options = Options(schema).ToList();
        if (options.Count < 2 || !options.All(IsListed))
            return false;
        var values = options.SelectMany(Listed).Select(value => value.Node).Where(value => !IsNull(value)).ToList();
        return Schemas.TypeOf(schema["type"]) switch
        {
            "string" => values.All(IsText),
            "integer" => values.All(IsInteger),
            null => values.All(IsText) || values.All(IsInteger),
            _ => false,
        };
    }

    private static List<Node> Values(SchemaForm form) => [.. Listed(form).Select(value => value.Node).Where(value => !IsNull(value))];

    // The values, with the names that the document has for them.
    private static IEnumerable<(Node Node, string? Name)> Listed(SchemaForm form)
    {
        if (form["enum"] is ListNode list)
            return Named(list, form["x-enumNames"] as ListNode ?? form["x-enum-varnames"] as ListNode);
        return form.Parts.FirstOrDefault(AreAlternatives) is { } alternatives ? Options(alternatives).SelectMany(Listed) : [];
    }

    // Apart, because hardly any schema that is asked lists values.
    private static IEnumerable<(Node Node, string? Name)> Named(ListNode values, ListNode? names)
        => values.Items.Select((node, index) => (node, (names?.Items.ElementAtOrDefault(index) as ScalarNode)?.Text));

    private static IEnumerable<(Node Node, string? Name)> Listed(MapNode option)
        => option["const"] is { } constant ? [(constant, option.Text("title"))]
            : option.List("enum")!.Items.Select(value => (value, (string?)null));

    private static bool IsListed(MapNode option)
        => option.Reference is null && (option["const"] is ScalarNode || option["enum"] is ListNode { Items.Count: > 0 });

    private static IEnumerable<MapNode> Options(MapNode schema)
        => ((string[])["oneOf", "anyOf"]).SelectMany(keyword => schema.List(keyword)?.Items ?? []).OfType<MapNode>()
            .Where(option => option.Text("type") != "null");

    private static bool IsNull(Node value) => value is ScalarNode { Kind: ScalarKind.Null };

    private static bool IsText(Node value) => value is ScalarNode { Kind: ScalarKind.Text };

    private static bool IsInteger(Node value)
        => value is ScalarNode { Kind: ScalarKind.Number, Text: var text } && long.TryParse(text, out _);

    private static bool AreIntegers(SchemaForm form)
        => form.Type is "integer" or null && Values(form) is { Count: > 0 } values && values.All(IsInteger);
}
