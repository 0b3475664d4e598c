namespace CloudMgmt.CodeGeneration;

/// <summary>The descriptions become the XML documentation of the packages, where nothing public may go without.</summary>
internal static class DescriptionCheck
{
    public static IEnumerable<Problem> Run(Spec spec)
        => from item in spec.Objects
           where What(item) is not null && !item.IsReference && string.IsNullOrWhiteSpace(item.Scalar("description"))
           select new Problem(
               ProblemIds.MissingDescription, Spec.At(item.Value), $"the {What(item)} has no description; say in a sentence what it is.");

    /// <summary>The kind of what a user of the package sees, or nothing for what they do not.</summary>
    private static string? What(SpecObject item) => item.Type switch
    {
        "Operation" => "operation",
        "Parameter" => $"parameter '{item.Scalar("name")}'",
        "Response" => $"response '{item.Name}'",
        "Schema" when item.Keyword == "properties" => $"property '{item.Name}'",
        "Schema" when item.IsComponent => $"schema '{item.Name}'",
        _ => null,
    };
}
