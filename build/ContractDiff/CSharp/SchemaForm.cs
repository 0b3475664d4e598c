using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>The form that C# has for a composed schema.</summary>
/// <param name="Kind">Which form.</param>
/// <param name="Parts">The schema and what it is made of; what comes first wins.</param>
/// <param name="Target">What an alias stands for, or the base of a derived class.</param>
internal sealed record SchemaForm(SchemaFormKind Kind, IReadOnlyList<MapNode> Parts, MapNode? Target = null)
{
    /// <summary>The type that all alternatives share.</summary>
    public string? SharedType { get; init; }

    /// <summary>The first value of a keyword.</summary>
    public Node? this[string keyword]
    {
        get
        {
            foreach (var part in Parts)
            {
                if (part[keyword] is { } value)
                    return value;
            }

            return null;
        }
    }
}

internal enum SchemaFormKind
{
    /// <summary>The schema as it is, or with what its parts add.</summary>
    Own,

    /// <summary>Another schema, whatever is said of it.</summary>
    Alias,

    /// <summary>A class with a base.</summary>
    Derived,

    /// <summary>JSON of any kind.</summary>
    Any,
}
