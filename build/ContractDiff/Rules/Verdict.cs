namespace CloudMgmt.ContractDiff.Rules;

/// <summary>What a change does to those who stay behind, from the best to the worst.</summary>
internal enum Verdict
{
    /// <summary>Nothing that worked stops working.</summary>
    Compatible,

    /// <summary>It depends on what a document cannot say: how strict a client reads, or what the service did before.</summary>
    Risky,

    /// <summary>Something that worked stops working.</summary>
    Breaking,
}
