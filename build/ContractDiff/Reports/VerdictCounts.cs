using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>How many changes have each verdict on one axis, and how many that hurt are approved.</summary>
internal sealed record VerdictCounts(int Breaking, int Risky, int Compatible, int Approved)
{
    public static VerdictCounts Of(IEnumerable<Change> changes, Func<Change, Verdict> axis)
    {
        var counts = new int[3];
        var approved = 0;
        foreach (var change in changes)
        {
            counts[(int)axis(change)]++;
            if (change.Approval is not null && axis(change) != Verdict.Compatible)
                approved++;
        }
        return new(counts[(int)Verdict.Breaking], counts[(int)Verdict.Risky], counts[(int)Verdict.Compatible], approved);
    }

    public override string ToString()
        => $"{Breaking} breaking, {Risky} risky, {Compatible} compatible{(Approved > 0 ? $" ({Approved} approved)" : "")}";
}
