namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>The C# type of a value in a form.</summary>
internal static class FormScalars
{
    public static string Of(string? type, string? format, bool isBinary) => (type, format) switch
    {
        ("string", _) when isBinary => "FileParameter",
        ("string", "date" or "date-time") => "DateTimeOffset",
        ("integer", _) => "long",
        ("number", _) => "double",
        ("boolean", _) => "bool",
        ("string", _) => "string",
        _ => "object",
    };
}
