using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration.Preparation;

/// <summary>Gives every operation the unique name that its methods, its options and its anonymous schemas are called after.</summary>
internal static class OperationNameStep
{
    private const string Suffix = "Async";

    public static void Prepare(JsonObject document, string client)
    {
        // An operation of the client's own name would take the name of its options class as well.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { client };
        foreach (var (path, _, method, operation) in DocumentWalk.Operations(document))
            operation["operationId"] = CSharpNames.Unique(Name(path, method, operation), taken, derived: name => name + "WithResponse");
    }

    // NSwag takes the suffix off, and the templates put it on again.
    private static string Name(string path, string method, JsonObject operation)
    {
        var name = CSharpNames.Pascal(operation.Text("operationId") ?? $"{method} {path}");
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
