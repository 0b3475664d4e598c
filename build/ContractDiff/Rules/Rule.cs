namespace CloudMgmt.ContractDiff.Rules;

/// <summary>A kind of change and what it means.</summary>
/// <param name="Id">The stable name that approvals and severity files use.</param>
/// <param name="Wire">Whether an existing client still works against the new service.</param>
/// <param name="Title">The change in a few words.</param>
/// <param name="Why">Who is hurt, or why nobody is.</param>
/// <param name="Advice">What to do instead; empty where nobody is hurt.</param>
internal sealed record Rule(string Id, Verdict Wire, string Title, string Why, string Advice = "")
{
    /// <summary>Whether code that compiled against the old SDK compiles against the new one.</summary>
    public Verdict Source { get; init; }

    /// <summary>Whether an assembly built against the old SDK runs with the new one.</summary>
    public Verdict Binary { get; init; }
}
