using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>The types that a schema allows.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    // Every integer is a number.
    Number = 8 | Integer,
    Text = 16,
    Object = 32,
    Array = 64,
    Any = Null | Boolean | Number | Text | Object | Array,
}

/// <summary>Reads and writes the types of schemas.</summary>
internal static class JsonTypeNames
{
    private static readonly (JsonTypes Type, string Name)[] Names =
    [
        (JsonTypes.Object, "object"), (JsonTypes.Array, "array"), (JsonTypes.Text, "string"), (JsonTypes.Number, "number"),
        (JsonTypes.Integer, "integer"), (JsonTypes.Boolean, "boolean"), (JsonTypes.Null, "null"),
    ];

    // Each once: a large document has as many changes.
    private static readonly string?[] Described = new string?[(int)JsonTypes.Any + 1];

    /// <summary>What the keywords of one schema say; any type if they say nothing of it.</summary>
    public static JsonTypes Read(MapNode schema)
    {
        var types = schema["type"] switch
        {
            ListNode list => list.Texts().Aggregate(JsonTypes.None, (all, name) => all | Of(name)),
            ScalarNode { Kind: ScalarKind.Text } name => Of(name.Text),
            _ => Implied(schema),
        };
        return schema.Flag("nullable") ? types | JsonTypes.Null : types;
    }

    /// <summary>The types in the form of a sentence: <c>integer or null</c>.</summary>
    public static string Describe(this JsonTypes types) => Described[(int)types] ??= Say(types);

    private static string Say(JsonTypes types)
    {
        if (types == JsonTypes.Any)
            return "any value";
        var names = Names.Where(name => types.HasFlag(name.Type) && (name.Type != JsonTypes.Integer || !types.HasFlag(JsonTypes.Number)))
            .Select(name => name.Name)
            .ToList();
        return names.Count == 0 ? "nothing" : string.Join(" or ", names);
    }

    private static JsonTypes Of(string name)
    {
        foreach (var known in Names)
        {
            if (known.Name == name)
                return known.Type;
        }

        return JsonTypes.None;
    }

    // Authors leave the type out where the other keywords tell it.
    private static JsonTypes Implied(MapNode schema)
    {
        if (schema.Has("properties") || schema["additionalProperties"] is MapNode)
            return JsonTypes.Object;
        if (schema.Has("items") || schema.Has("prefixItems"))
            return JsonTypes.Array;
        var values = schema.List("enum")?.Items ?? (schema["const"] is { } constant ? [constant] : []);
        return values.Count == 0 ? JsonTypes.Any : values.Aggregate(JsonTypes.None, (all, value) => all | OfValue(value));
    }

    /// <summary>The type of a value.</summary>
    public static JsonTypes OfValue(Node value) => value switch
    {
        MapNode => JsonTypes.Object,
        ListNode => JsonTypes.Array,
        ScalarNode { Kind: ScalarKind.Null } => JsonTypes.Null,
        ScalarNode { Kind: ScalarKind.Boolean } => JsonTypes.Boolean,
        ScalarNode { Kind: ScalarKind.Number } number => number.Text.AsSpan().ContainsAny(".eE") ? JsonTypes.Number : JsonTypes.Integer,
        _ => JsonTypes.Text,
    };
}
