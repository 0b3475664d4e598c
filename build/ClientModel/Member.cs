using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>A property of a class, or an argument of a method.</summary>
/// <param name="Name">The C# name, without an at sign.</param>
/// <param name="WireName">The name in the document.</param>
/// <param name="Type">The C# type.</param>
/// <param name="Node">Where the document describes it.</param>
internal sealed record Member(string Name, string WireName, CSharpType Type, MapNode Node)
{
    /// <summary>The schema that gives the type, if it is not <see cref="Node"/>.</summary>
    public Node? Schema { get; init; }

    public bool IsObsolete { get; init; }

    /// <summary>What the method and the options class take as the body; its type and presence, not its name, come from the document.</summary>
    public bool IsBody { get; init; }
}
