using System.Text.RegularExpressions;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Finds the operations of a map of paths, webhooks or callbacks.</summary>
internal static class Operations
{
    /// <param name="document">The document.</param>
    /// <param name="paths">Its paths, webhooks or the addresses of a callback.</param>
    /// <param name="prefix">What goes before each path.</param>
    /// <param name="hasExtensions">Whether names may be those of extensions.</param>
    public static List<Operation> Of(ApiDocument document, MapNode? paths, string prefix = "", bool hasExtensions = true)
    {
        var operations = new List<Operation>();
        foreach (var (path, item) in paths.Maps())
        {
            if (!(hasExtensions && path.StartsWith("x-", StringComparison.Ordinal)) && PathItem.Of(document, item) is { } pathItem)
            {
                foreach (var (method, operation) in pathItem.Operations)
                    operations.Add(new Operation(document, path, method, pathItem, operation, prefix));
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

/// <summary>An operation of a document, with what it takes from its path.</summary>
/// <param name="document">The document.</param>
/// <param name="path">Its path.</param>
/// <param name="method">Its method.</param>
/// <param name="pathItem">What holds it.</param>
/// <param name="node">What is said of it.</param>
/// <param name="prefix">What goes before the path.</param>
/// <param name="settled">The path parameters that stand in the path with a value.</param>
internal sealed class Operation(
    ApiDocument document, string path, string method, PathItem pathItem, MapNode node, string prefix = "",
    IReadOnlyCollection<string>? settled = null)
{
    private List<Parameter>? _parameters;

    public ApiDocument Document => document;

    public string Path => path;

    public MapNode Node => node;

    public PathItem PathItem => pathItem;

    /// <summary>The method and the path, such as <c>GET /users/{sid}</c>.</summary>
    public string Name => $"{method.ToUpperInvariant()} {path}";

    /// <summary>The method and the path, with what the servers of the other document end with.</summary>
    public string FullName => $"{method} {prefix}{path}";

    /// <summary>The same for operations that differ only in the names of path parameters.</summary>
    public string Key => $"{method} {PathTemplate.Shape(prefix + path)}";

    /// <summary>The path, with what the servers of the other document end with.</summary>
    public string FullPath => prefix + path;

    public string Method => method;

    /// <summary>The operation as a call of one path meets it: with values for some of its path parameters.</summary>
    public Operation At(string fullPath, IReadOnlyCollection<string> parameters)
        => new(document, fullPath[prefix.Length..], method, pathItem, node, prefix, parameters);

    public bool IsDeprecated => node.Flag("deprecated");

    /// <summary>How much the service promises: draft, alpha, beta or stable; null if it does not say.</summary>
    public Node? Stability => node["x-stability-level"];

    /// <summary>The parameters of the path and of the operation, which may replace those.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters ??= ReadParameters();

    /// <summary>The credentials that the operation asks for; null if it asks for none.</summary>
    public ListNode? Security => node["security"] as ListNode ?? document.Root.List("security");

    private List<Parameter> ReadParameters()
    {
        var own = Read(node.List("parameters")?.Items ?? []);
        var keys = own.Select(parameter => parameter.Key).ToHashSet();
        return [.. Read(pathItem.Parameters).Where(shared => keys.Add(shared.Key)), .. own];
    }

    private List<Parameter> Read(IEnumerable<Node> parameters)
        => [.. parameters.Select(document.Resolve).OfType<MapNode>()
            .Select(parameter => new Parameter(parameter, path, document.Is32))
            .Where(parameter => !parameter.IsIgnored && !(parameter.In == "path" && settled?.Contains(parameter.Name) == true))];
}

/// <summary>Reads paths such as <c>/users/{sid}</c>.</summary>
internal static partial class PathTemplate
{
    /// <summary>The path without the names of its parameters, which are not sent.</summary>
    public static string Shape(string path) => Placeholder().Replace(path, "{}");

    /// <summary>Where a parameter stands among those of the path; -1 if it does not.</summary>
    public static int Position(string path, string name) => Names(path).IndexOf(name);

    public static List<string> Names(string path) => [.. Placeholder().Matches(path).Select(match => match.Groups[1].Value)];

    /// <summary>The shapes of the templates that a path is one of, those first that leave one segment open: nothing real leaves more than
    /// two.</summary>
    public static IEnumerable<string> Templates(string path)
    {
        var segments = Shape(path).Split('/');
        var open = segments.Index().Where(segment => segment.Item.Length > 0 && !segment.Item.Contains('{', StringComparison.Ordinal))
            .Select(segment => segment.Index).ToList();
        var pairs = open.SelectMany(one => open.Where(other => other > one).Select(other => (int[])[one, other]));
        foreach (var places in open.Select(place => (int[])[place]).Concat(pairs))
            yield return string.Join('/', segments.Select((segment, index) => places.Contains(index) ? "{}" : segment));
    }

    /// <summary>What the parameters of a template are where it is a certain path.</summary>
    public static Dictionary<string, string> Values(string template, string path)
        => template.Split('/').Zip(path.Split('/')).Where(pair => Shape(pair.First) != Shape(pair.Second))
            .ToDictionary(pair => pair.First[1..^1], pair => Uri.UnescapeDataString(pair.Second));

    [GeneratedRegex(@"\{([^{}/]*)\}")]
    private static partial Regex Placeholder();
}
