using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>The C# type of a field of a form: scalars, files, and lists of either. Anything else is sent as JSON text.</summary>
internal static class FormTypes
{
    public static string Of(JsonObject document, JsonNode? field)
        => field.Resolve(document) is { } schema && schema.Text("type") == "array" ? $"IEnumerable<{Scalar(schema.Object("items").Resolve(document))}>" : Scalar(field.Resolve(document));

    private static string Scalar(JsonObject? schema) => FormScalars.Of(schema.Text("type"), schema.Text("format"), schema.Flag("x-gen-binary"));
}
