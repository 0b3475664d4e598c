namespace CloudMgmt.ContractDiff.Changes;

/// <summary>A change that somebody accepted.</summary>
/// <param name="Fingerprint">Of the change.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Author">Who accepted it.</param>
/// <param name="Version">The version that it goes out in.</param>
internal sealed record Approval(string Fingerprint, string Reason, string Author, string Version);
