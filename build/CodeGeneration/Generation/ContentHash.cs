using System.Security.Cryptography;
using System.Text;

namespace CloudMgmt.CodeGeneration;

/// <summary>SHA-256 in hex, of content as it is with LF: what git checks out differs by platform, and must not count.</summary>
internal static class ContentHash
{
    public static string OfFile(string path) => Of(File.ReadAllBytes(path), []);

    /// <summary>That of a text and of what follows it in UTF-8, each on a new line.</summary>
    public static string Of(string text, params IEnumerable<byte[]> more) => Of(Encoding.UTF8.GetBytes(text), more);

    private static string Of(byte[] content, IEnumerable<byte[]> more)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, content);
        foreach (var next in more)
        {
            hash.AppendData("\n"u8);
            Append(hash, next);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> content)
    {
        for (var end = content.IndexOf("\r\n"u8); end >= 0; end = content.IndexOf("\r\n"u8))
        {
            hash.AppendData(content[..end]);
            content = content[(end + 1)..];
        }
        hash.AppendData(content);
    }
}
