using System.Text;

namespace CloudMgmt.OpenApi;

/// <summary>Reads the content of a file as JSON or as YAML.</summary>
internal static class FileReader
{
    public static Node Read(byte[] content, string file)
    {
        var (text, utf8) = Decode(content, file);
        var root = IsJson(utf8, file) ? JsonReader.Read(utf8, file) : YamlReader.Read(text ?? Utf8(utf8, file), file);
        root.Source = new SourceFile(file);
        return root;
    }

    // Byte order marks are allowed, and UTF-16 has been seen; without a mark it is UTF-8.
    private static (string? Text, byte[] Utf8) Decode(byte[] content, string file)
    {
        if (content is [0xEF, 0xBB, 0xBF, ..])
            return (null, content[3..]);
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            var encoding = content[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            var text = encoding.GetString(content, 2, content.Length - 2);
            return (text, Encoding.UTF8.GetBytes(text));
        }
        return content.Length > 0 ? (null, content) : throw new DocumentException(file, 1, 1, "the file is empty.");
    }

    private static bool IsJson(byte[] utf8, string file)
        => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            || (!file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
                && utf8.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..]);

    private static string Utf8(byte[] content, string file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException exception)
        {
            var line = content.AsSpan(0, Math.Min(content.Length, exception.Index < 0 ? 0 : exception.Index)).Count((byte)'\n') + 1;
            throw new DocumentException(file, line, 1, "this is not UTF-8 text.");
        }
    }
}
