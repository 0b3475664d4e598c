using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CSharp;

/// <summary>A difference between two surfaces, and where it comes from.</summary>
internal sealed record Effect
{
    public required CSharpEffect Value { get; init; }

    /// <summary>The place in the old document; null for what is new.</summary>
    public required Node? Base { get; init; }

    /// <summary>The place in the new document; null for what is gone.</summary>
    public required Node? Head { get; init; }

    /// <summary>Other places of either document that may have caused it, the nearest first.</summary>
    public IEnumerable<Node> Causes { get; init; } = [];

    /// <summary>What was there, in C#.</summary>
    public string? Before { get; init; }

    /// <summary>What is there, in C#.</summary>
    public string? After { get; init; }

    /// <summary>The operation, if it belongs to one.</summary>
    public ClientOperation? Operation { get; init; }

    /// <summary>The type of the old surface, if it belongs to one.</summary>
    public ModelType? BaseModel { get; init; }

    /// <summary>The type of the new surface, if it belongs to one.</summary>
    public ModelType? HeadModel { get; init; }

    public Rule Rule => Value.Rule;
}
