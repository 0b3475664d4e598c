namespace CloudMgmt.Benchmarks;

/// <summary>One way to read a CloudEndure audit log in CSV form.</summary>
internal interface IAuditLogClient : IDisposable
{
    string Name { get; }

    Task DownloadAsync(Stream target);

    Task<AuditLogDigest> ReadRowsAsync();
}

/// <summary>What shows that all fields of all rows were read, and read the same.</summary>
internal readonly record struct AuditLogDigest(long Rows, long Characters, long Ticks)
{
    public AuditLogDigest Add(DateTimeOffset? timestamp, params ReadOnlySpan<string?> texts)
    {
        var characters = Characters;
        foreach (var text in texts)
            characters += text?.Length ?? 0;
        return new(Rows + 1, characters, Ticks + timestamp.GetValueOrDefault().UtcTicks);
    }
}
