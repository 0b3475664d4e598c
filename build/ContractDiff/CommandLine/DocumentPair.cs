namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Two versions of one document.</summary>
/// <param name="Name">The name that both have, or that of the new one.</param>
/// <param name="Base">The path of the old version; null if there is none.</param>
/// <param name="Head">The path of the new version; null if there is none.</param>
internal sealed record DocumentPair(string Name, string? Base, string? Head);
