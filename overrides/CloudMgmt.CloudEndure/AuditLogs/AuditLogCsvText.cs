using System.Text;
using CloudMgmt.Core;
using CloudMgmt.Core.Internal;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// The CSV text of a response. Its beginning can be looked at before it is read, and at its end stands a row of our own, the mark: when
/// the last row that is parsed is not the mark, the text ended within quotes. When the connection breaks, the mark begins no line, so that
/// the row that was cut becomes the last, which is the one to drop.
/// </summary>
internal sealed class AuditLogCsvText(Stream content) : ReadOnlyStream
{
    private const string Mark = "-";
    private const int PeekSize = 4096;
    private const int Utf8 = 65001;
    private const int Utf16LittleEndian = 1200;
    private const int Utf16BigEndian = 1201;

    private byte[] _start = [];
    private int _startLength;
    private int _position;
    private byte[]? _end;
    private int _endPosition;

    // The last four bytes, the newest of which is the least significant.
    private uint _tail;

    /// <summary>In what the text is written.</summary>
    public Encoding Encoding { get; set; } = Encoding.UTF8;

    /// <summary>Whether all of the text has been read, and a row may be the last.</summary>
    public bool HasEnded => _end is not null;

    /// <summary>Why the text broke off, once it did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The bytes looked at so far.</summary>
    public ReadOnlyMemory<byte> Start => _start.AsMemory(0, _startLength);

    public static bool IsMark(ReadOnlySpan<byte> row) => row.Length == 1 && row[0] == Mark[0];

    /// <summary>Opens the bytes looked at so far.</summary>
    public MemoryStream OpenStart() => new(_start, 0, _startLength, writable: false);

    /// <summary>Looks at some more bytes, before the first read.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> PeekAsync(CancellationToken cancellationToken)
    {
        if (_start.Length - _startLength < PeekSize)
            Array.Resize(ref _start, Math.Max(PeekSize, _start.Length * 2));
        var count = await ReadContentAsync(_start, _startLength, _start.Length - _startLength, cancellationToken).ConfigureAwait(false);
        _startLength += count;
        return count > 0;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_position < _startLength)
            return Copy(_start, ref _position, _startLength, buffer, offset, count);
        if (_end is null)
        {
            var read = await ReadContentAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
            if (read > 0 || count == 0)
                return read;
            if (Failure is null && EndsWithinCharacter())
                Failure = new EndOfStreamException("The text ends within a character.");
            // One byte is a row, or half a character and so still a row, in every encoding.
            _end = Failure is null ? Encoding.GetBytes("\n" + Mark) : [(byte)Mark[0]];
        }
        return Copy(_end, ref _endPosition, _end.Length, buffer, offset, count);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();
        base.Dispose(disposing);
    }

    private static int Copy(byte[] source, ref int position, int length, byte[] buffer, int offset, int count)
    {
        count = Math.Min(count, length - position);
        Array.Copy(source, position, buffer, offset, count);
        position += count;
        return count;
    }

    private async Task<int> ReadContentAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            return 0;
        try
        {
            var read = await content.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
            for (var i = Math.Max(0, read - sizeof(uint)); i < read; i++)
                _tail = (_tail << 8) | buffer[offset + i];
            return read;
        }
        catch (Exception e) when (IsBreak(e))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failure = e;
            return 0;
        }
    }

    // Half a character is replaced in silence where it is decoded. A part of the two or four bytes of UTF-16 and UTF-32 moves the mark,
    // which then is none.
    private bool EndsWithinCharacter() => Encoding.CodePage switch
    {
        Utf8 => EndsWithinUtf8(_tail),
        Utf16LittleEndian => BeginsPair(_tail),
        Utf16BigEndian => BeginsPair(_tail >> 8),
        _ => false,
    };

    private static bool BeginsPair(uint upperByte) => (upperByte & 0xFC) == 0xD8;

    private static bool EndsWithinUtf8(uint tail)
    {
        var (rest, following) = (tail, 0);
        for (; following < 3 && (rest & 0xC0) == 0x80; following++)
            rest >>= 8;
        var lead = (byte)rest;
        return following < (lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0);
    }

    // The last three come from the stream of a mocked client, which nobody has translated.
    private static bool IsBreak(Exception e)
        => e is ApiConnectionException or IOException or HttpRequestException or InvalidDataException
            or (InvalidOperationException and not ObjectDisposedException);
}
