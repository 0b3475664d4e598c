using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Changes;

/// <summary>What a change does to one member of the generated C#.</summary>
/// <param name="Rule">Its kind; it says who is hurt on the axes source and binary.</param>
/// <param name="Member">The type or member, such as <c>HeliosClient.GetUserAsync</c>.</param>
/// <param name="Message">What happens to it, in a sentence.</param>
internal sealed record CSharpEffect(Rule Rule, string Member, string Message)
{
    /// <summary>The message, which names the member.</summary>
    public string Sentence => Message.Contains(Member, StringComparison.Ordinal) ? Message : $"{Member}: {Message}";

    /// <summary>Whether the public API grows by it.</summary>
    public bool IsAddition { get; init; }
}
