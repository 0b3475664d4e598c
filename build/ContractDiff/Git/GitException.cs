namespace CloudMgmt.ContractDiff.Git;

/// <summary>git is missing, or refuses what it is asked for; the message says which.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="isUsage">Whether it is wrong with the arguments, and not with the repository.</param>
internal sealed class GitException(string message, bool isUsage = true) : Exception(message)
{
    public bool IsUsage => isUsage;
}
