using System.Text.RegularExpressions;

namespace CloudMgmt.Core;

/// <summary>The header <c>Link</c> (RFC 8288).</summary>
internal static class LinkHeader
{
    // An address in angle brackets, and parameters whose values may be quoted.
    private static readonly Regex Links = new("<(?<address>[^>]*)>(?<parameters>(?:\\s*;\\s*[^\\s=;,]+(?:\\s*=\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s;,\"]*))?)*)");
    private static readonly Regex Relation = new(";\\s*rel\\s*=\\s*(?:\"(?<rel>[^\"]*)\"|(?<rel>[^\\s;,\"]+))", RegexOptions.IgnoreCase);

    /// <summary>The query of the next page, without its question mark; null if there is none.</summary>
    public static string? Next(IEnumerable<string> values)
    {
        foreach (var link in values.SelectMany(value => Links.Matches(value).Cast<Match>()))
        {
            var relation = Relation.Match(link.Groups["parameters"].Value);
            if (relation.Success && relation.Groups["rel"].Value.Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase))
            {
                var address = link.Groups["address"].Value.Split('#')[0];
                var query = address.IndexOf('?');
                return query < 0 ? "" : address.Substring(query + 1);
            }
        }

        return null;
    }
}
