namespace CloudMgmt.ContractDiff.Changes;

/// <summary>The part of a semantic version that must go up.</summary>
internal enum Bump
{
    None,
    Patch,
    Minor,
    Major,
}
