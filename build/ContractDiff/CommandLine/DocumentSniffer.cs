using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Tells the API descriptions in a folder from other files, without reading them in full.</summary>
internal static partial class DocumentSniffer
{
    public static bool HasName(string file)
        => file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
            || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
            || IsJson(file);

    /// <summary>Whether the content is, or was meant to be, an API description.</summary>
    public static bool IsDocument(string file, byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        return IsJson(file) || text.AsSpan().TrimStart() is ['{', ..] ? HasKey(text) : BlockKey().IsMatch(text);
    }

    private static bool IsJson(string file) => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static bool HasKey(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = int.MaxValue });
            while (reader.Read())
            {
                if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName }
                    && (reader.ValueTextEquals("openapi") || reader.ValueTextEquals("swagger")))
                {
                    return true;
                }
            }

            return false;
        }
        catch (JsonException)
        {
            // A description that is broken, or in the flow style of YAML, must not go unnoticed.
            return FlowKey().IsMatch(text);
        }
    }

    // A key of the root stands at the start of its line.
    [GeneratedRegex(@"^[""']?(?:openapi|swagger)[""']?\s*:", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex BlockKey();

    [GeneratedRegex(@"[{,\s""'](?:openapi|swagger)[""']?\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex FlowKey();
}
