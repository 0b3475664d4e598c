using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CloudMgmt.Emulator.Specs;

/// <summary>The rules for types, and for strings and numbers.</summary>
internal static class ScalarRules
{
    public static bool HasType(JsonNode value, string? type) => (type, value.GetValueKind()) switch
    {
        (null, _) => true,
        ("string", JsonValueKind.String) => true,
        ("number", JsonValueKind.Number) => true,
        // 1.0 and 1e2 are whole numbers too, but a service that reads into an integer type refuses them.
        ("integer", JsonValueKind.Number) => value.Whole() is not null,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("array", JsonValueKind.Array) => true,
        ("object", JsonValueKind.Object) => true,
        _ => false,
    };

    public static void Check(SchemaTarget target, Schema schema)
    {
        switch (target.Value!.GetValueKind())
        {
            case JsonValueKind.String:
                CheckString(target, target.Value.GetValue<string>(), schema);
                break;
            case JsonValueKind.Number:
                CheckNumber(target, double.Parse(target.Value.ToJsonString(), CultureInfo.InvariantCulture), schema);
                break;
        }
    }

    private static void CheckString(SchemaTarget target, string text, Schema schema)
    {
        var length = text.EnumerateRunes().Count();
        if (length < schema.MinLength)
            target.Report($"must have at least {schema.MinLength} characters");
        if (length > schema.MaxLength)
            target.Report($"must have at most {schema.MaxLength} characters");
        if (schema.Pattern is { } pattern && !Matches(text, pattern))
            target.Report($"must match {pattern}");
        if (!StringFormats.Fits(text, schema.Format))
            target.Report($"must have the format {schema.Format}");
    }

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.ECMAScript);
        }
        catch (ArgumentException)
        {
            // Of another dialect: nobody here can check it.
            return true;
        }
    }

    private static void CheckNumber(SchemaTarget target, double number, Schema schema)
    {
        if (schema.Minimum is { } minimum && (schema.ExclusiveMinimum ? number <= minimum : number < minimum))
            target.Report($"must be {(schema.ExclusiveMinimum ? "more than" : "at least")} {minimum}");
        if (schema.Maximum is { } maximum && (schema.ExclusiveMaximum ? number >= maximum : number > maximum))
            target.Report($"must be {(schema.ExclusiveMaximum ? "less than" : "at most")} {maximum}");
        if (schema.Format == "int32" && number is (< int.MinValue or > int.MaxValue))
            target.Report("must fit into 32 bits");
    }
}
