using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>
/// Which file a type is written to: one of its own, or that of what it stands in and has its name of. A union has always its own.
/// </summary>
internal sealed class TypeFiles(Client client)
{
    private readonly ILookup<Node?, ModelType> _named = client.Models.ToLookup(type => type.Namer);

    // A path that refers to another has the same operations once more.
    private readonly ILookup<Node, ClientOperation> _operations = client.Operations.ToLookup(operation => (Node)operation.Node);

    /// <summary>The path of the file.</summary>
    public string Of(ModelType type) => OwnerOf(type) is { } owner ? Of(owner) : OptionsOf(type) ?? $"Models/{type.Name}.g.cs";

    /// <summary>Whether the file belongs to something else.</summary>
    public bool IsPart(ModelType type) => OwnerOf(type) is not null || OptionsOf(type) is not null;

    /// <summary>The path of the file of the options of an operation.</summary>
    public static string OfOptions(string operation) => $"Options/{operation}Options.g.cs";

    // The outermost of what has the same namer and the beginning of the name.
    private ModelType? OwnerOf(ModelType type)
    {
        if (type.Kind == ModelKind.Union || type.Namer is null || type.Namer == type.Schema)
            return null;
        if (type.Namer is MapNode schema && client.Declarations.Find(schema, scope: null) is { Kind: not ModelKind.None } owner)
            return owner;
        return _named[type.Namer].Where(other => IsWithin(type, other)).MinBy(other => other.Name.Length);
    }

    // What stands in a parameter, and in nothing else that has a type.
    private string? OptionsOf(ModelType type)
        => type.IsEnum && OwnerOf(type) is null && type.Namer is { } namer
            && _operations[namer].FirstOrDefault(
                operation => type.Name.StartsWith(operation.Name, StringComparison.Ordinal)) is { } operation
            ? OfOptions(operation.Name) : null;

    private static bool IsWithin(ModelType type, ModelType other)
        => type.Name.Length > other.Name.Length && type.Name.StartsWith(other.Name, StringComparison.Ordinal);
}
