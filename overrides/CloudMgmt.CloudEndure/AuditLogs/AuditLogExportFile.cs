using System.Text;
using CsvHelper;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// What an earlier export has left in a destination: complete rows, oldest first, then perhaps a piece of one. The rows of the last
/// second may not be all of that second, so an export goes on with that second, after the rows before it.
/// </summary>
internal sealed class AuditLogExportFile(long length, long entries, long? second)
{
    // As long as a row that the reader of logs takes.
    private const int MaxRowBytes = 1024 * 1024;

    private static readonly byte[] Header = Encoding.ASCII.GetBytes(string.Join(",", AuditLogEntryRow.Columns.Names));

    /// <summary>The bytes to keep: the header and the rows before <see cref="Second"/>. 0 when there is no whole header.</summary>
    public long Length => length;

    /// <summary>The rows in them.</summary>
    public long Entries => entries;

    /// <summary>Where to go on, in Unix time; null when no row is whole.</summary>
    public long? Second => second;

    /// <summary>Reads what is there, up to a row that broke off.</summary>
    /// <exception cref="InvalidDataException">It is not what an export of this range writes.</exception>
    public static async Task<AuditLogExportFile> ReadAsync(Stream content, long first, long last, CancellationToken cancellationToken)
    {
        content.Position = 0;
        using var csv = CsvReader.Create(content, Settings, leaveOpen: true);
        try
        {
            if (!await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
                return new(0, 0, null);
            if (!IsWhole(csv, content.Length))
                return Header.AsSpan().StartsWith(csv.RawRecord) ? new(0, 0, null) : throw Foreign("its first row is another one");
            if (!csv.RawRecord.SequenceEqual(Header))
                throw Foreign("its first row is another one");
            return await ReadRowsAsync(csv, content.Length, first, last, cancellationToken).ConfigureAwait(false);
        }
        catch (CsvFormatException e)
        {
            throw Foreign("it is no CSV text of ours: " + e.Message, e);
        }
    }

    private static CsvReaderOptions Settings => new()
    {
        HasHeader = false,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
        MaxRecordSize = MaxRowBytes,
    };

    private static async Task<AuditLogExportFile> ReadRowsAsync(
        CsvReader csv, long length, long first, long last, CancellationToken cancellationToken)
    {
        AuditLogExportFile? file = null;
        var rows = 0L;
        while (await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            file ??= new(csv.ByteOffset, 0, null);
            if (!IsWhole(csv, length))
                break;
            if (csv.FieldCount != AuditLogEntryRow.Columns.Names.Length)
                throw Foreign($"line {csv.LineNumber} has {csv.FieldCount} fields");
            if (SecondOf(csv) is { } second && second != file.Second)
            {
                if (second < (file.Second ?? first) || second > last)
                    throw Foreign($"line {csv.LineNumber} is of {csv.GetString(0)}, earlier than the line before it or not in the range");
                file = new(csv.ByteOffset, rows, second);
            }
            rows++;
        }
        return file ?? new(length, 0, null);
    }

    private static long? SecondOf(CsvReader csv)
        => csv.IsEmpty(0) ? null
        : (AuditLogTime.Parse(csv.GetString(0)) ?? throw Foreign($"line {csv.LineNumber} begins with no time")).ToUnixTimeSeconds();

    // Rows end with CR and LF; a quote that is not closed runs to the end.
    private static bool IsWhole(CsvReader csv, long length) => csv.ByteOffset + csv.RawRecord.Length + 2 <= length;

    private static InvalidDataException Foreign(string reason, Exception? cause = null)
        => new(
            $"The destination is not empty, and no export of this range of an audit log wrote it: {reason}. It is left as it is.", cause);
}
