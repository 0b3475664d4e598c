using System.Text;
using System.Text.RegularExpressions;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Tells the API descriptions in a folder from other files, most of which it does not read in full.</summary>
internal static partial class DocumentSniffer
{
    public static bool HasName(string file)
        => file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
            || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
            || file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the content is, or was meant to be, an API description.</summary>
    public static bool IsDocument(string file, byte[] content)
    {
        // ASCII is these bytes in every encoding that is read, with zeros between them in some.
        var ascii = Encoding.Latin1.GetString(content.Contains((byte)0) ? [.. content.Where(value => value != 0)] : content);
        return Letters().IsMatch(ascii) && (FirstKey().IsMatch(ascii) || (Says(file, content) ?? AnyKey().IsMatch(ascii)));
    }

    // Null for a file that is broken.
    private static bool? Says(string file, byte[] content)
    {
        try
        {
            return DocumentLoader.IsDescription(FileReader.Read(content, file));
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    // What has neither word, and no escape of a small letter or of a line break within one, is none.
    [GeneratedRegex(@"openapi|swagger|\\(?:(?:u00|x|U000000)[67]|[\r\n])", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    // Where almost all descriptions have it, perhaps after a byte order mark: they need not be read twice.
    [GeneratedRegex(
        @"\A[\x80-\xFF]*(?:\s|#.*\n|---\s)*\{?\s*[""']?(?:openapi|swagger)[""']?\s*:\s*[""']?[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex FirstKey();

    // A description that is broken must not go unnoticed.
    [GeneratedRegex(
        @"(?:^|\r|[{,]\s*)[""']?(?:openapi|swagger)[""']?\s*:\s*[""']?[0-9]", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex AnyKey();
}
