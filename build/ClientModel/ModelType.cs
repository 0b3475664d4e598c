using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>A class or enumeration that the generator makes of a schema.</summary>
internal sealed class ModelType
{
    public required string Name { get; init; }

    public required MapNode Schema { get; init; }

    /// <summary>The operation whose name an anonymous schema of a shared place took; null where there is one type for the schema.</summary>
    public object? Scope { get; init; }

    /// <summary>What gives the type its name if it is anonymous: the type around it, or the operation; null if the document names it.</summary>
    public Node? Namer { get; init; }

    /// <summary>What it becomes in C#.</summary>
    public ModelKind Kind { get; set; }

    public bool IsEnum => Kind is ModelKind.TextEnum or ModelKind.NumberEnum;

    public override string ToString() => Name;
}

/// <summary>What the generator makes of a schema that has a name.</summary>
internal enum ModelKind
{
    /// <summary>Nothing: a list, a map, a scalar, an alias, or JSON of any kind.</summary>
    None,

    Class,

    /// <summary>An open enumeration of texts.</summary>
    TextEnum,

    /// <summary>An open enumeration of integers.</summary>
    NumberEnum,
}
