using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Finds the operations of a map of paths, webhooks or callbacks.</summary>
internal static class Operations
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    /// <param name="document">The document.</param>
    /// <param name="paths">Its paths, webhooks or the addresses of a callback.</param>
    /// <param name="prefix">What goes before each path.</param>
    public static List<Operation> Of(ApiDocument document, MapNode? paths, string prefix = "")
    {
        var operations = new List<Operation>();
        foreach (var (path, item) in paths.Maps())
        {
            if (!path.StartsWith("x-", StringComparison.Ordinal) && document.Resolve(item) is { } pathItem)
            {
                // Since OpenAPI 3.2 there may be methods of any name.
                foreach (var (method, operation) in pathItem.Maps()
                    .Where(entry => Methods.Contains(entry.Key))
                    .Concat(pathItem.Map("additionalOperations").Maps()))
                {
                    operations.Add(new Operation(document, path, method, pathItem, operation, prefix));
                }
            }
        }

        return operations;
    }

    /// <summary>Which old operation is which new one: of the same path or, where only the names of path parameters
    /// changed, of the same shape.</summary>
    public static (List<(Operation Base, Operation Head)> Pairs, List<Operation> Removed, List<Operation> Added) Match(
        List<Operation> @base, List<Operation> head)
    {
        var pairs = new List<(Operation, Operation)>();
        var (removed, added) = Match(@base, head, operation => operation.FullName, pairs);
        (removed, added) = Match(removed, added, operation => operation.Key, pairs);
        return (pairs, removed, added);
    }

    private static (List<Operation> Removed, List<Operation> Added) Match(
        List<Operation> @base, List<Operation> head, Func<Operation, string> key, List<(Operation, Operation)> pairs)
    {
        var open = new Dictionary<string, Operation>(StringComparer.Ordinal);
        foreach (var operation in head)
            open.TryAdd(key(operation), operation);
        var removed = new List<Operation>();
        foreach (var operation in @base)
        {
            if (open.Remove(key(operation), out var match))
                pairs.Add((operation, match));
            else
                removed.Add(operation);
        }

        var matched = pairs.Select(pair => pair.Item2).ToHashSet();
        return (removed, [.. head.Where(operation => !matched.Contains(operation))]);
    }
}
