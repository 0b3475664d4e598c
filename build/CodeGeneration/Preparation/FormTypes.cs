using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>The C# type of a field of a form: scalars, files, and lists of either. Anything else is sent as JSON text.</summary>
internal static class FormTypes
{
    public static string Of(JsonObject? schema) => schema.Text("type") == "array" ? $"IEnumerable<{Scalar(schema.Object("items"))}>" : Scalar(schema);

    private static string Scalar(JsonObject? schema) => (schema.Text("type"), schema.Text("format")) switch
    {
        ("string", "binary") => "FileParameter",
        ("string", "date-time") => "DateTimeOffset",
        ("integer", _) => "long",
        ("number", _) => "double",
        ("boolean", _) => "bool",
        ("object", _) => "object",
        _ => "string",
    };
}
