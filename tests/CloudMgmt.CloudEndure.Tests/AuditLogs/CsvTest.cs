using System.Text;
using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>Rows of CSV text that comes over loopback HTTP.</summary>
internal abstract class CsvTest : LiveTest
{
    protected const string Operation = "GetProjectAuditLog";

    protected static readonly Encoding[] Encodings =
        [new UTF8Encoding(false), Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];

    private static readonly byte[] HundredRows
        = Encoding.ASCII.GetBytes("name\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"row {i}\n")));

    protected IAsyncEnumerable<AuditLogRow> Rows(string text, string contentType = "text/csv", Encoding? encoding = null)
        => Rows((encoding ?? new UTF8Encoding(false)).GetBytes(text), contentType);

    protected IAsyncEnumerable<AuditLogRow> Rows(byte[] text, string contentType = "text/csv")
        => Rows(Fault.Answer(200, text, contentType));

    protected IAsyncEnumerable<AuditLogRow> Rows(Fault answer)
    {
        _ = Server.Faults.Enqueue(Operation, answer);
        return Client.ReadProjectAuditLogCsvAsync(Server.CloudEndure.ProjectId);
    }

    /// <summary>A hundred rows, some of which come after what the service waits for.</summary>
    protected static Fault Stalled(Task until) => Fault.Answer(200, HundredRows, "text/csv").StalledAfter(400, until);

    /// <summary>A hundred rows, some of which never come.</summary>
    protected static Fault Stalled() => Stalled(new TaskCompletionSource().Task);

    protected async Task<(List<AuditLogRow> Rows, Exception? Thrown)> ReadUntilFailure(Fault answer)
    {
        var rows = new List<AuditLogRow>();
        try
        {
            await foreach (var row in Rows(answer))
                rows.Add(row);
            return (rows, null);
        }
        catch (ApiException e)
        {
            return (rows, e);
        }
    }

    protected static byte[] WithMark(string text, Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

    /// <summary>A row as <c>name=value</c> pairs; a missing value shows as null.</summary>
    protected static string Show(AuditLogRow row)
        => string.Join(" ", row.Columns.Zip(row.Values, (name, value) => $"{name}={(value is null ? "null" : $"'{value}'")}"));
}
