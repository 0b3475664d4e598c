namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>The names of operations, which are unique within a client.</summary>
internal sealed class OperationNames
{
    private const string Suffix = "Async";

    // An operation of the client's own name would take the name of its options class as well.
    private readonly HashSet<string> _taken;

    public OperationNames(string client) => _taken = new(StringComparer.OrdinalIgnoreCase) { client };

    /// <summary>The methods of a path, in the order in which their operations are named.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public string Next(string? operationId, string method, string path)
        => CSharpNames.Unique(Name(operationId ?? $"{method} {path}"), _taken, derived: name => name + "WithResponse");

    // NSwag takes the suffix off, and the templates put it on again.
    private static string Name(string operationId)
    {
        var name = CSharpNames.Pascal(operationId);
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
