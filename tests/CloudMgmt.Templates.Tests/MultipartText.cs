using System.Text.RegularExpressions;

namespace CloudMgmt.Templates.Tests;

/// <summary>Reads a form back: <c>name=content</c>, and <c>name(file name, media type)=content</c> of a file.</summary>
internal static partial class MultipartText
{
    public static IReadOnlyList<string> Parts(string body) => [.. Split(body).Select(Describe)];

    /// <summary>The media type of each part before what it is.</summary>
    public static IReadOnlyList<string> TypedParts(string body)
        => [.. Split(body).Select(part => $"{MediaType().Match(part).Groups[1].Value}: {Describe(part)}")];

    private static IEnumerable<string> Split(string body)
        => body.Split(body[..body.IndexOf("\r\n", StringComparison.Ordinal)], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Contains("\r\n\r\n", StringComparison.Ordinal));

    private static string Describe(string part)
    {
        var (head, content) = (part[..part.IndexOf("\r\n\r\n", StringComparison.Ordinal)], part[(part
            .IndexOf("\r\n\r\n", StringComparison.Ordinal)
            + 4)..].TrimEnd('\r', '\n'));
        var name = Name().Match(head).Groups[1].Value;
        return FileName().Match(head) is { Success: true } file
            ? $"{name}({file.Groups[1].Value}, {MediaType().Match(head).Groups[1].Value.Trim()})={content}"
            : $"{name}={content}";
    }

    [GeneratedRegex("\\bname=\"?([^\";\r]+)")]
    private static partial Regex Name();

    [GeneratedRegex("\\bfilename=\"?([^\";\r]+)")]
    private static partial Regex FileName();

    [GeneratedRegex("Content-Type: ([^\r]+)")]
    private static partial Regex MediaType();
}
