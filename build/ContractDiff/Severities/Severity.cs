using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Severities;

/// <summary>What somebody holds a rule for; null leaves an axis as it is.</summary>
internal sealed record Severity(Verdict? Wire, Verdict? Source, Verdict? Binary);
