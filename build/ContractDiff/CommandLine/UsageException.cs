namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>An argument makes no sense; the message names it.</summary>
internal sealed class UsageException(string message) : Exception(message);
