using System.Text.Json.Serialization;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Tests.Mutations.Measuring;

/// <summary>What a mutation really does.</summary>
/// <param name="Source">Whether the consumer of the old client compiles against the new one, and still sends the same.</param>
/// <param name="Binary">Whether the consumer built on the old client runs on the new one, and still sends the same.</param>
/// <param name="Evidence">Compiler errors and exceptions, the first of each kind.</param>
/// <param name="ApiCompat">The kinds of findings of the SDK's own comparison.</param>
/// <param name="HasOverrides">Whether the hand-written code of the package compiles with the new client, and so was part of both.</param>
internal sealed record Measurement(Verdict Source, Verdict Binary, string Evidence, IReadOnlyList<string> ApiCompat, bool HasOverrides)
{
    /// <summary>All but the evidence, whose wording is up to the compiler and the runtime.</summary>
    [JsonIgnore]
    public string Findings => $"source {Source}, binary {Binary}, ApiCompat [{string.Join(' ', ApiCompat)}]{(HasOverrides ? "" : ", without overrides")}";
}
