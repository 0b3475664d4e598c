using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>An operation of a document, with what it takes from its path.</summary>
/// <param name="document">The document.</param>
/// <param name="path">Its path.</param>
/// <param name="method">Its method.</param>
/// <param name="pathItem">What holds it.</param>
/// <param name="node">What is said of it.</param>
/// <param name="prefix">What goes before the path.</param>
/// <param name="settled">The path parameters that stand in the path with a value.</param>
internal sealed class Operation(
    ApiDocument document, string path, string method, MapNode pathItem, MapNode node, string prefix = "",
    IReadOnlyCollection<string>? settled = null)
{
    private List<Parameter>? _parameters;

    public string Path => path;

    public MapNode Node => node;

    public MapNode PathItem => pathItem;

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
        var own = Read(node);
        var keys = own.Select(parameter => parameter.Key).ToHashSet();
        return [.. Read(pathItem).Where(shared => !keys.Contains(shared.Key)), .. own];
    }

    private List<Parameter> Read(MapNode owner)
        => [.. (owner.List("parameters")?.Items ?? []).Select(document.Resolve).OfType<MapNode>()
            .Select(parameter => new Parameter(parameter, path))
            .Where(parameter => !parameter.IsIgnored && !(parameter.In == "path" && settled?.Contains(parameter.Name) == true))];
}
