namespace CloudMgmt.ContractDiff.CommandLine;

internal static class ExitCode
{
    /// <summary>Nothing without approval is as bad as <c>--fail-on</c> says.</summary>
    public const int Success = 0;

    /// <summary>Something is; or an approval is stale, or the version too low.</summary>
    public const int Found = 1;

    /// <summary>The arguments make no sense.</summary>
    public const int Usage = 2;

    /// <summary>There is no result, because a file cannot be read or this tool has a bug.</summary>
    public const int Unreadable = 3;
}
