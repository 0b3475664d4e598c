using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>A difference at one place.</summary>
/// <param name="Rule">Its kind.</param>
/// <param name="Base">What the old document has there; null if nothing.</param>
/// <param name="Head">What the new document has there; null if nothing.</param>
/// <param name="Message">What changed, in a sentence.</param>
internal sealed record Finding(Rule Rule, Node? Base, Node? Head, string Message)
{
    public string? BaseText { get; init; }

    public string? HeadText { get; init; }

    /// <summary>For what is gone, what it was part of, in the new document.</summary>
    public Node? Remainder { get; init; }

    /// <summary>The kind of change of a schema, which is the same in both directions.</summary>
    public SchemaRule? Schema { get; init; }
}
