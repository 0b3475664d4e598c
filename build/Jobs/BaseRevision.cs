namespace CloudMgmt.Build;

/// <summary>What a spec is compared with.</summary>
/// <param name="Revision">A hash, a tag, or what somebody named.</param>
/// <param name="Reason">Why it is that one.</param>
internal sealed record BaseRevision(string Revision, string Reason)
{
    public override string ToString() => $"{Revision}, {Reason}";
}
