using System.ComponentModel;
using System.Text;

namespace CloudMgmt.Core.Internal;

/// <summary>Finds the encoding of a body. Public and hidden like <see cref="Argument"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Charset
{
    // .NET knows most code pages only through this provider; registering it would change the host application. .NET Framework knows
    // them all.
#if NET
    private static readonly EncodingProvider? CodePages = CodePagesEncodingProvider.Instance;
#else
    private static readonly EncodingProvider? CodePages =
        (EncodingProvider?)Type.GetType("System.Text.CodePagesEncodingProvider, System.Text.Encoding.CodePages")
            ?.GetProperty("Instance")?.GetValue(null);
#endif

    /// <summary>Gives the encoding that a content type names.</summary>
    /// <param name="contentType">The content type, if any.</param>
    /// <returns>The encoding; UTF-8 when it names none, or one that this machine does not know.</returns>
    public static Encoding Of(string? contentType)
    {
        var name = NameIn(contentType);
        try
        {
            return name is null || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                ? Encoding.UTF8
                : CodePages?.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }

    /// <summary>Gives the encoding of a text: that of its mark, if it has one, and else the one that was declared.</summary>
    /// <param name="text">The bytes of the text.</param>
    /// <param name="declared">The encoding that the content type names.</param>
    /// <param name="mark">The length of the mark, in bytes.</param>
    /// <returns>
    /// The encoding. A text without a mark is taken to begin with two ASCII characters, as JSON and CSV do: zeros among their bytes tell
    /// UTF-16 and UTF-32, also where nobody declared them, and their order.
    /// </returns>
    public static Encoding Of(ReadOnlySpan<byte> text, Encoding declared, out int mark)
    {
        foreach (var marked in Marked)
        {
            if (!text.StartsWith(marked.Mark))
                continue;
            mark = marked.Mark.Length;
            return marked.Encoding;
        }
        mark = 0;
        var isBigEndian = text.Length > 1 && text[0] == 0;
        return declared.CodePage == Encoding.UTF8.CodePage ? OfZeros(text) ?? declared
            : !isBigEndian ? declared
            : declared.CodePage == Encoding.Unicode.CodePage ? Encoding.BigEndianUnicode
            : declared.CodePage == Encoding.UTF32.CodePage ? BigEndianUtf32
            : declared;
    }

    /// <summary>Decodes a text without putting anything in the place of bytes that are none.</summary>
    /// <param name="text">The bytes of the text.</param>
    /// <param name="declared">The encoding that the content type names.</param>
    /// <returns>The text.</returns>
    /// <exception cref="UnreadableBodyException">A byte belongs to no character; the message names its place.</exception>
    internal static string Decode(ReadOnlyMemory<byte> text, Encoding declared)
    {
        var encoding = (Encoding)Of(text.Span, declared, out var mark).Clone();
        encoding.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            return System.Runtime.InteropServices.MemoryMarshal.TryGetArray(text.Slice(mark), out var bytes)
                ? encoding.GetString(bytes.Array!, bytes.Offset, bytes.Count)
                : encoding.GetString(text.Slice(mark).ToArray());
        }
        catch (DecoderFallbackException e)
        {
            throw new UnreadableBodyException($"at byte {mark + e.Index}, which is not {encoding.WebName}");
        }
    }

    private static Encoding? OfZeros(ReadOnlySpan<byte> text)
        => text.Length < 4 ? null
            : (text[0], text[1], text[2], text[3]) switch
            {
                (not 0, 0, not 0, 0) => Encoding.Unicode,
                (0, not 0, 0, not 0) => Encoding.BigEndianUnicode,
                (not 0, 0, 0, 0) => Encoding.UTF32,
                (0, 0, 0, not 0) => BigEndianUtf32,
                _ => null,
            };

    private static string? NameIn(string? contentType)
    {
        const string Name = "charset=";
        for (var at = contentType?.IndexOf(';') ?? -1; at >= 0; at = contentType!.IndexOf(';', at + 1))
        {
            var parameter = contentType.AsSpan(at + 1).TrimStart();
            if (!parameter.StartsWith(Name.AsSpan(), StringComparison.OrdinalIgnoreCase))
                continue;
            var value = parameter.Slice(Name.Length);
            var end = value.IndexOf(';');
            return (end < 0 ? value : value.Slice(0, end)).Trim("\"' ".AsSpan()).ToString();
        }
        return null;
    }

    private static Encoding BigEndianUtf32 { get; } = new UTF32Encoding(bigEndian: true, byteOrderMark: true);

    // Of two that begin alike, the longer one first.
    private static (byte[] Mark, Encoding Encoding)[] Marked { get; } =
    [
        .. new[] { Encoding.UTF8, Encoding.UTF32, BigEndianUtf32, Encoding.Unicode, Encoding.BigEndianUnicode }
            .Select(encoding => (encoding.GetPreamble(), encoding)),
    ];
}
