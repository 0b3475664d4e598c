using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>
/// Writes the C# that reads each property and subtype (<c>x-gen-read</c>) and each response (<c>x-gen-reader</c>) from JSON. The compiler
/// holds it against the types that NSwag gives them.
/// </summary>
internal sealed class ReaderStep(JsonObject document)
{
    public static void Prepare(JsonObject document)
    {
        var step = new ReaderStep(document);
        foreach (var (_, schema) in document.Object("components").Object("schemas") ?? [])
            step.PrepareClass((JsonObject)schema!);
        foreach (var (_, _, _, operation) in DocumentWalk.Operations(document))
        {
            foreach (var (_, response) in operation.Object("responses") ?? [])
                step.PrepareResponse((JsonObject)response!);
        }
    }

    private void PrepareClass(JsonObject schema)
    {
        foreach (var property in Inheritance.Own(schema).SelectMany(part => part.Object("properties") ?? []))
        {
            if (property.Value is JsonObject value)
                value["x-gen-read"] = Call(value);
        }

        foreach (var subtype in (schema.Array("x-gen-subtypes") ?? []).OfType<JsonObject>())
            subtype["read"] = Call(JsonNodes.ReferenceTo(subtype.Text("class")!));
    }

    private void PrepareResponse(JsonObject response)
    {
        var schema = response.Object("content").Object("application/json").Object("schema");
        // A body that is one value is not worth a reader.
        if (schema is not null && !JsonKind.Of(document, schema).IsValue)
            response["x-gen-reader"] = Reader(schema);
    }

    /// <summary>An expression that reads a value from the cursor <c>json</c>.</summary>
    private string Call(JsonObject schema)
    {
        var kind = JsonKind.Of(document, schema);
        return kind.Elements is { } elements
            ? $"json.{kind.Method}({Reader(elements)}){(HasNullableReferences(elements) ? "!" : "")}"
            : kind.Owner == JsonKind.Values ? $"json.{kind.Method}()" : $"{kind.Owner}.{kind.Method}(ref json)";
    }

    /// <summary>A delegate that reads a value.</summary>
    private string Reader(JsonObject schema)
    {
        var kind = JsonKind.Of(document, schema);
        return kind.Elements is null ? $"{kind.Owner}.{kind.Method}" : $"static (ref json) => {Call(schema)}";
    }

    // The type of a reader does not say whether a text or model can be null.
    private bool HasNullableReferences(JsonObject elements)
    {
        var kind = JsonKind.Of(document, elements);
        return (kind.IsNullable && !kind.IsValue) || (kind.Elements is { } inner && HasNullableReferences(inner));
    }
}
