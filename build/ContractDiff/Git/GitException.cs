namespace CloudMgmt.ContractDiff.Git;

/// <summary>git is missing, or refuses what it is asked for; the message says which.</summary>
internal sealed class GitException(string message) : Exception(message);
