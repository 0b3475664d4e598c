namespace CloudMgmt.CloudEndure;

/// <summary>
/// One export. The rows of an answer are made in memory and go to the destination in one piece, so that whatever breaks leaves there
/// complete rows and at most one piece of a row, at the end.
/// </summary>
internal sealed class AuditLogExport(
    AuditLogWalk walk, Stream destination, long first, long last, ExportProjectAuditLogOptions options)
{
    private readonly MemoryStream _rows = new();
    private AuditLogExportProgress _progress;

    public async Task<AuditLogExportProgress> RunAsync(CancellationToken cancellationToken)
    {
        var file = destination.CanSeek && destination.CanRead
            ? await ResumeAsync(cancellationToken).ConfigureAwait(false)
            : new(0, 0, null);
        var begins = file.Length == 0;
        var writer = new AuditLogCsvWriter(_rows, new()
        {
            EscapeFormulas = options.EscapeFormulas,
            WriteByteOrderMark = options.WriteByteOrderMark && begins,
            LeaveOpen = true,
        });
        await using (writer.ConfigureAwait(false))
        {
            await writer.StartAsync(AuditLogEntryRow.Columns, isWritten: !begins, cancellationToken).ConfigureAwait(false);
            Tell(file.Entries, file.Second ?? first);
            await foreach (var window in walk.RunAsync(file.Second ?? first, last, cancellationToken).ConfigureAwait(false))
            {
                foreach (var entry in window.Entries)
                    await writer.WriteAsync(entry, cancellationToken).ConfigureAwait(false);
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                await SendAsync(cancellationToken).ConfigureAwait(false);
                Tell(_progress.Entries + window.Entries.Count, window.Last + 1);
            }
        }
        return _progress;
    }

    private async Task<AuditLogExportFile> ResumeAsync(CancellationToken cancellationToken)
    {
        var file = await AuditLogExportFile.ReadAsync(destination, first, last, cancellationToken).ConfigureAwait(false);
        destination.SetLength(file.Length);
        destination.Position = file.Length;
        return file;
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await destination.WriteAsync(_rows.GetBuffer(), 0, (int)_rows.Length, cancellationToken).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
        _rows.SetLength(0);
    }

    private void Tell(long entries, long reached)
    {
        var share = (double)(reached - first) / (last + 1 - first);
        _progress = new(entries, AuditLogPage.Time(reached), share);
        options.Progress?.Report(_progress);
    }
}
