namespace CloudMgmt.Benchmarks;

/// <summary>How much is measured.</summary>
internal sealed record Plan
{
    public required int Rounds { get; init; }

    /// <summary>
    /// The CPU time, which a busy machine does not stretch, that a round of the first client shall take; the others make as many calls.
    /// </summary>
    public required TimeSpan Round { get; init; }

    /// <summary>For each client. Tiered compilation goes to its last stage after some tens of calls and a fraction of a second.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>How long the audit log is, in thousands of rows.</summary>
    public required int AuditLogThousands { get; init; }

    /// <summary>How long the audit log that is exported is, in thousands of entries: an export asks for 1,500 at a time.</summary>
    public required int ExportThousands { get; init; }

    /// <summary>Whether only allocations count: they are the same in every run, so a few rounds do, also on a busy machine.</summary>
    public required bool ChecksAllocations { get; init; }

    public static Plan Full { get; } = new()
    {
        Rounds = 21,
        Round = TimeSpan.FromMilliseconds(150),
        WarmUp = TimeSpan.FromSeconds(2),
        AuditLogThousands = 1000,
        ExportThousands = 300,
        ChecksAllocations = false,
    };

    public static Plan Short { get; } = new()
    {
        Rounds = 5,
        Round = TimeSpan.FromMilliseconds(50),
        WarmUp = TimeSpan.FromMilliseconds(600),
        AuditLogThousands = 20,
        ExportThousands = 30,
        ChecksAllocations = true,
    };
}
