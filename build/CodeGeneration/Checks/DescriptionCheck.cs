using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

/// <summary>The descriptions become the XML documentation of the packages, where nothing public may go without.</summary>
internal static class DescriptionCheck
{
    public static IEnumerable<Problem> Run(Spec spec)
        => from item in spec.Objects
           where What(item) is not null && !item.IsReference && string.IsNullOrWhiteSpace((item.Value["description"] as JsonValue)?.ToString())
           select new Problem(ProblemIds.MissingDescription, spec.At(item.Pointer), $"the {What(item)} has no description; say in a sentence what it is.");

    /// <summary>The kind of what a user of the package sees, or nothing for what they do not.</summary>
    private static string? What(SpecObject item) => item.Type switch
    {
        "Operation" => "operation",
        "Parameter" => $"parameter '{item.Value["name"]}'",
        "Response" => $"response '{item.Name}'",
        "Schema" when IsIn(item, "properties") => $"property '{item.Name}'",
        "Schema" when JsonPointer.Parent(item.Pointer) == "/components/schemas" => $"schema '{item.Name}'",
        _ => null,
    };

    /// <summary>The segment before the last one says it: a property may itself be called 'properties'.</summary>
    private static bool IsIn(SpecObject item, string keyword)
        => JsonPointer.Segments(item.Pointer) is [.., var parent, _] && parent == keyword;
}
