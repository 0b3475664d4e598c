using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>What NSwag makes of a schema, and the method of the runtime that reads it.</summary>
internal sealed record JsonKind(string Method)
{
    /// <summary>The class of the runtime that has the readers.</summary>
    public const string Values = "JsonValues";

    // A list of itself ends with CircleStep, an alias of itself nowhere.
    private const int MaxHops = 32;

    /// <summary>The class that has the method.</summary>
    public string Owner { get; private init; } = Values;

    /// <summary>Whether the type is a C# value type.</summary>
    public bool IsValue { get; private init; }

    /// <summary>Whether the document says that it may be null.</summary>
    public bool IsNullable { get; private init; }

    /// <summary>The schema of the items of a list, or of the values of a map.</summary>
    public JsonObject? Elements { get; private init; }

    public static JsonKind Of(JsonObject document, JsonObject schema)
    {
        var (name, isNullable) = ("", schema.Flag("nullable"));
        for (var hops = 0; Inheritance.IsReference(schema) && hops < MaxHops; hops++)
        {
            var reference = schema.Ref() is null ? (JsonObject)schema.Array("allOf")![0]! : schema;
            (name, schema) = (reference.Ref()![JsonNodes.SchemaPrefix.Length..], reference.Resolve(document)!);
            isNullable |= schema.Flag("nullable");
        }
        return Of(document, name, schema) with { IsNullable = isNullable };
    }

    private static JsonKind Of(JsonObject document, string name, JsonObject schema) => schema.Text("type") switch
    {
        "string" when schema.ContainsKey("enum") => Value($"ReadTextEnum<{name}>"),
        "integer" when schema.ContainsKey("enum") => Value($"ReadNumberEnum<{name}>"),
        _ when schema.ContainsKey("x-gen-subtypes") => new("ReadSubtype") { Owner = name },
        _ when schema.ContainsKey("allOf") || schema.Object("properties") is { Count: > 0 } => new($"ReadModel<{name}>"),
        "array" => Of(document, schema.Object("items") ?? [], "ReadValues", "ReadList"),
        "object" when schema.Object("additionalProperties") is { } values => Of(document, values, "ReadValueMap", "ReadMap"),
        "string" => Text(schema.Text("format")),
        "integer" => Value(schema.Text("format") == "int32" ? "ReadInt32" : "ReadInt64"),
        "number" => Value(schema.Text("format") switch { "float" => "ReadSingle", "decimal" => "ReadDecimal", _ => "ReadDouble" }),
        "boolean" => Value("ReadBoolean"),
        _ => new("ReadAny"),
    };

    private static JsonKind Of(JsonObject document, JsonObject elements, string ofValues, string ofOthers)
        => new(Of(document, elements) is { IsValue: true, IsNullable: false } ? ofValues : ofOthers) { Elements = elements };

    private static JsonKind Text(string? format) => format switch
    {
        "date" or "date-time" => Value("ReadTime"),
        "byte" => new("ReadBytes"),
        _ => new("ReadString"),
    };

    private static JsonKind Value(string method) => new(method) { IsValue = true };
}
