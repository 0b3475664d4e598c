using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>The names within one operation: the variables of its methods and the properties of its options class.</summary>
internal sealed class MemberNames(JsonObject operation)
{
    // What the templates and the base class use themselves.
    private readonly HashSet<string> _variables = new(["body", "options", "request", "cancellationToken"], StringComparer.Ordinal);
    private readonly HashSet<string> _properties = new(
        ["Body", "Timeout", "Headers", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", operation.Text("operationId") + "Options"],
        StringComparer.OrdinalIgnoreCase);

    public string Variable(string name, string suffix) => CSharpNames.Unique(CSharpNames.Camel(name), _variables, suffix);

    public string Property(string name, string suffix) => CSharpNames.Unique(CSharpNames.Pascal(name), _properties, suffix);
}
