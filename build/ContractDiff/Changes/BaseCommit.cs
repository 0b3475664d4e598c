namespace CloudMgmt.ContractDiff.Changes;

/// <summary>The commit that a comparison starts from.</summary>
/// <param name="Hash">Its hash, in full.</param>
/// <param name="IsMergeBase">Whether it is not the revision that was named, but where the work on HEAD left it.</param>
internal sealed record BaseCommit(string Hash, bool IsMergeBase)
{
    /// <summary>As much of the hash as tells it from others.</summary>
    public string Short => Hash[..12];
}
