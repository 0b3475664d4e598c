using System.Text;
using System.Text.Unicode;

namespace CloudMgmt.OpenApi;

/// <summary>Reads the content of a file as JSON or as YAML.</summary>
internal static class FileReader
{
    /// <param name="content">The bytes, in an encoding that they tell.</param>
    /// <param name="file">Its path or address.</param>
    /// <param name="nodes">The greatest number of values.</param>
    /// <param name="revision">Which of its versions it is; null if it is that of the disk.</param>
    public static Node Read(byte[] content, string file, int nodes = Limits.Nodes, string? revision = null)
    {
        var shown = SourceFile.Shown(file, revision);
        if (content.Length > Limits.Bytes)
            throw TooLarge(shown);
        var (encoding, mark) = Detect(content);
        var text = content.AsSpan(mark);
        if (text.IsEmpty)
            throw new DocumentException(shown, 1, 1, "the file is empty.", DocumentFault.Empty);
        var utf8 = encoding is UTF8Encoding && Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Decode(text, encoding, shown));
        var root = IsJson(utf8, file) ? JsonReader.Read(utf8, shown, nodes) : YamlReader.Read(Encoding.UTF8.GetString(utf8), shown, nodes);
        root.Source = new SourceFile(file, root, revision);
        return root;
    }

    public static DocumentException TooLarge(string file) => new(file, $"the file is larger than {Limits.Bytes / 1024 / 1024} MB.");

    // By the byte order mark or, as YAML 1.2 says, by where the zeros are: a document begins with ASCII.
    private static (Encoding Encoding, int Mark) Detect(ReadOnlySpan<byte> content) => content switch
    {
        [0x00, 0x00, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, false, throwOnInvalidCharacters: true), 4),
        [0xFF, 0xFE, 0x00, 0x00, ..] => (new UTF32Encoding(bigEndian: false, false, throwOnInvalidCharacters: true), 4),
        [0x00, 0x00, 0x00, _, ..] => (new UTF32Encoding(bigEndian: true, false, throwOnInvalidCharacters: true), 0),
        [_, 0x00, 0x00, 0x00, ..] => (new UTF32Encoding(bigEndian: false, false, throwOnInvalidCharacters: true), 0),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, false, throwOnInvalidBytes: true), 2),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, false, throwOnInvalidBytes: true), 2),
        [0x00, _, ..] => (new UnicodeEncoding(bigEndian: true, false, throwOnInvalidBytes: true), 0),
        [_, 0x00, ..] => (new UnicodeEncoding(bigEndian: false, false, throwOnInvalidBytes: true), 0),
        [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
        _ => (new UTF8Encoding(false, throwOnInvalidBytes: true), 0),
    };

    private static string Decode(ReadOnlySpan<byte> content, Encoding encoding, string file)
    {
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException exception)
        {
            // Some encodings tell where the bytes begin that are no text, others where they end.
            var before = Encoding.GetEncoding(encoding.CodePage).GetString(content[..Math.Clamp(exception.Index, 0, content.Length)])
                .TrimEnd('\uFFFD');
            var (line, column) = (before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
            throw new DocumentException(file, line, column, $"this is no {encoding.WebName.ToUpperInvariant()} text.");
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> utf8, string file)
        => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            || (!file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
                && utf8.TrimStart(" \t\r\n"u8) is [(byte)'{', ..]);
}
