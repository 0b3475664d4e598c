using System.Text;
using System.Text.RegularExpressions;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Pairs the files of two folders: those of one name and, of the rest, those that have the most in
/// common, which were renamed.</summary>
internal static partial class DocumentPairing
{
    // As git takes it for lines.
    private const double LeastLikeness = 0.5;

    /// <summary>A file counts if one of its versions is a description: then the other should be one too.</summary>
    public static IReadOnlyList<DocumentPair> Of(
        IEnumerable<string> baseNames, IEnumerable<string> headNames, Func<string, string> basePath, Func<string, string> headPath,
        IDocumentSource baseSource, IDocumentSource headSource)
    {
        var baseSet = baseNames.ToHashSet(StringComparer.Ordinal);
        var headSet = headNames.ToHashSet(StringComparer.Ordinal);
        List<DocumentPair> pairs =
        [
            .. baseSet.Union(headSet).Order(StringComparer.Ordinal)
                .Select(name => new DocumentPair(
                    name, baseSet.Contains(name) ? basePath(name) : null, headSet.Contains(name) ? headPath(name) : null))
                .Where(pair => IsDocument(pair.Head, headSource) || IsDocument(pair.Base, baseSource)),
        ];
        foreach (var added in pairs.Where(pair => pair.Base is null).ToList())
        {
            var gone = pairs.Where(pair => pair.Head is null).Select(pair => pair.Base!);
            if (Likest(added.Head!, headSource, gone, baseSource) is not { } renamed)
                continue;
            pairs[pairs.IndexOf(added)] = added with { Base = renamed };
            pairs.RemoveAll(pair => pair.Head is null && pair.Base == renamed);
        }
        return pairs;
    }

    /// <summary>The description among some files that has the most in common with another; null if none has half of it.</summary>
    public static string? Likest(string path, IDocumentSource source, IEnumerable<string> others, IDocumentSource otherSource)
    {
        if (source.Read(path) is not { } content)
            return null;
        var parts = Parts(content);
        return others.Where(other => DocumentSniffer.HasName(other) && IsDocument(other, otherSource))
            .Select(other => (Path: other, Likeness: Likeness(parts, Parts(otherSource.Read(other)!))))
            .Where(other => other.Likeness >= LeastLikeness)
            .OrderByDescending(other => other.Likeness).ThenBy(other => other.Path, StringComparer.Ordinal)
            .Select(other => other.Path).FirstOrDefault();
    }

    private static double Likeness(HashSet<string> one, HashSet<string> other)
        => 2.0 * one.Count(other.Contains) / Math.Max(1, one.Count + other.Count);

    // Its paths tell a description from others, as the lines do not: all descriptions are much alike.
    // Only one without paths goes by its lines.
    private static HashSet<string> Parts(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        var paths = PathKey().Matches(text).Select(match => match.Groups["path"].Value).ToHashSet(StringComparer.Ordinal);
        return paths.Count > 0
            ? paths
            : text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsDocument(string? path, IDocumentSource source)
        => path is not null && source.Read(path) is { } content && DocumentSniffer.IsDocument(path, content);

    [GeneratedRegex(
        @"(^|[\s{,])[""']?(?<path>/[^\s""']*?)[""']?\s*:(\s|$)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PathKey();
}
