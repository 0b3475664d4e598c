namespace CloudMgmt.Build;

/// <summary>What a spec is compared with.</summary>
/// <param name="Revision">A hash, a tag, or what somebody named.</param>
/// <param name="Reason">Why it is that one.</param>
/// <param name="IsJudged">Whether what differs needs a decision; below 1.0.0 there is nobody to hurt before the first release.</param>
internal sealed record BaseRevision(string Revision, string Reason, bool IsJudged = true)
{
    public override string ToString() => $"{Revision}, {Reason}{(IsJudged ? "" : "; nothing of it is released yet, so this is only told")}";
}
