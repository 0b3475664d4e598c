using System.Security.Cryptography;
using System.Text;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Changes;

/// <summary>One cause, with all that follows from it.</summary>
internal sealed record Change
{
    public required Rule Rule { get; init; }

    public required Verdict Wire { get; init; }

    public required Verdict Source { get; init; }

    public required Verdict Binary { get; init; }

    /// <summary>The operations for which it is as bad as said, such as <c>GET /users/{sid}</c>; empty if it concerns none.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>The same with those for which it is less bad on the wire: one that only receives what others send.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>What changed, as it stands in the old document; null if it is new.</summary>
    public required Node? BaseNode { get; init; }

    /// <summary>What changed, as it stands in the new document; null if it is gone.</summary>
    public required Node? HeadNode { get; init; }

    /// <summary>For what is gone, what it was part of, as it stands in the new document; null if that is gone too.</summary>
    public Node? Remainder { get; init; }

    /// <summary>Where to look in the new document; null if nothing is left of what it was part of.</summary>
    public Node? HeadPlace => HeadNode ?? Remainder;

    /// <summary>Where it is shown beside the new document: a line of the old one would be none of it.</summary>
    public Node ShownPlace => HeadPlace ?? Place;

    /// <summary>Where to look: in the new document or, for what is gone, in the old one.</summary>
    public Node Place => HeadNode ?? BaseNode!;

    public string? BaseText { get; init; }

    public string? HeadText { get; init; }

    /// <summary>What changed, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What it does to the generated C#.</summary>
    public IReadOnlyList<CSharpEffect> CSharp { get; init; } = [];

    /// <summary>The approval that accepts it, if there is one.</summary>
    public Approval? Approval { get; init; }

    /// <summary>The worst of the three verdicts.</summary>
    public Verdict Worst => (Verdict)Math.Max((int)Wire, Math.Max((int)Source, (int)Binary));

    /// <summary>Names the change across runs: the same edit has the same fingerprint, wherever its lines move.</summary>
    public string Fingerprint
        => Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Rule.Id, Place.Pointer, BaseText, HeadText))))[..12];
}

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
