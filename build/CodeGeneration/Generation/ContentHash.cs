using System.Security.Cryptography;
using System.Text;

namespace CloudMgmt.CodeGeneration;

/// <summary>SHA-256 in hex, of content as it is with LF: what git checks out differs by platform, and must not count.</summary>
internal static class ContentHash
{
    public static string OfFile(string path) => Of(File.ReadAllBytes(path));

    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    private static string Of(ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var end = content.IndexOf("\r\n"u8); end >= 0; end = content.IndexOf("\r\n"u8))
        {
            hash.AppendData(content[..end]);
            content = content[(end + 1)..];
        }
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
