using System.Net.Http.Headers;
using System.Text;
using CloudMgmt.Core;
using CloudMgmt.Core.Internal;

namespace CloudMgmt.CloudEndure;

/// <summary>What the beginning of a response tells about its text: the encoding, the separator, and whether it is CSV at all.</summary>
internal sealed class AuditLogCsvOpening
{
    private const int MaxLength = 64 * 1024;
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    private readonly string _mediaType;
    private readonly string _start;

    private AuditLogCsvOpening(string mediaType, Encoding encoding, string start)
        => (_mediaType, Encoding, _start) = (mediaType, encoding, start);

    /// <summary>The encoding that a byte order mark tells, else the charset of the content type, else UTF-8.</summary>
    public Encoding Encoding { get; }

    // A page, a JSON value or a file of a packer can come with a wrong content type, but no CSV begins like one.
    public bool IsCsv => FirstCharacter is not { } first || (!(first is '{' or '[' or '<' || char.IsControl(first)) && !IsMarkup);

    /// <summary>The separator that the first row has most of, outside of quotes.</summary>
    public char Separator
    {
        get
        {
            var row = Unquoted(_start).TrimStart().Split('\r', '\n')[0];
            return Separators.OrderByDescending(separator => row.Count(c => c == separator)).First();
        }
    }

    private char? FirstCharacter => _start.SkipWhile(char.IsWhiteSpace).Cast<char?>().FirstOrDefault();

    private bool IsMarkup => new[] { "json", "html", "xml" }.Any(kind => _mediaType.EndsWith(kind, StringComparison.OrdinalIgnoreCase));

    private bool IsEnough => _start.Length >= MaxLength || Unquoted(_start).TrimStart().IndexOfAny(['\r', '\n']) >= 0;

    public static async Task<AuditLogCsvOpening> ReadAsync(AuditLogCsvText text, ApiHeaders headers, CancellationToken cancellationToken)
    {
        _ = MediaTypeHeaderValue.TryParse(headers.GetValues("Content-Type").FirstOrDefault(), out var type);
        var (scanned, isQuoted, hasText) = (0, false, false);
        while (true)
        {
            var more = await text.PeekAsync(cancellationToken).ConfigureAwait(false);
            var hasRow = false;
            for (; scanned < text.Start.Length; scanned++)
            {
                var next = text.Start.Span[scanned];
                isQuoted ^= next == '"';
                hasRow |= hasText && !isQuoted && next is (byte)'\r' or (byte)'\n';
                hasText |= next > ' ';
            }
            // Only now, since a text can come byte by byte, and once more if what seemed a line end was a part of a character.
            if ((!more || hasRow || scanned >= MaxLength) && Decode(text, type) is var opening
                && (!more || opening.IsEnough || scanned >= MaxLength))
            {
                return opening;
            }
        }
    }

    private static AuditLogCsvOpening Decode(AuditLogCsvText text, MediaTypeHeaderValue? type)
    {
        var encoding = Charset.Of(text.Start.Span, Find(type?.CharSet), out _);
        using var reader = new StreamReader(text.OpenStart(), encoding, detectEncodingFromByteOrderMarks: true);
        var start = reader.ReadToEnd();
        return new AuditLogCsvOpening(type?.MediaType ?? "", reader.CurrentEncoding, start);
    }

    private static Encoding Find(string? charset)
    {
        try
        {
            return charset is null ? Encoding.UTF8 : Named(charset.Trim('"'));
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

#if NET
    // .NET knows the Windows code pages only through this provider; registering it would change the host application.
    private static Encoding Named(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
#else
    private static Encoding Named(string name) => Encoding.GetEncoding(name);
#endif

    // Every second part of a text that is split at its quotes lies inside of them.
    private static string Unquoted(string text) => string.Concat(text.Split('"').Where((_, index) => index % 2 == 0));
}
