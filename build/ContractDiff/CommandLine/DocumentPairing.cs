using System.Text;
using System.Text.RegularExpressions;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Pairs the files of two folders: those of one name and, of the rest, those that have the most in
/// common, which were renamed or moved.</summary>
internal static partial class DocumentPairing
{
    // As git takes it for lines.
    private const double LeastLikeness = 0.5;

    /// <summary>Pairs those of one name. A file counts if one of its versions is a description: then the other should be one
    /// too.</summary>
    public static IReadOnlyList<DocumentPair> Of(
        IEnumerable<string> baseNames, IEnumerable<string> headNames, Func<string, string> basePath, Func<string, string> headPath,
        IDocumentSource baseSource, IDocumentSource headSource)
    {
        var baseSet = baseNames.ToHashSet(StringComparer.Ordinal);
        var headSet = headNames.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. baseSet.Union(headSet).Order(StringComparer.Ordinal)
                .Select(name => new DocumentPair(
                    name, baseSet.Contains(name) ? basePath(name) : null, headSet.Contains(name) ? headPath(name) : null))
                .Where(pair => IsDocument(pair.Head, headSource) || IsDocument(pair.Base, baseSource)),
        ];
    }

    /// <summary>Joins those that were renamed.</summary>
    /// <param name="pairs">Of one name.</param>
    /// <param name="baseSource">Reads the old versions.</param>
    /// <param name="headSource">Reads the new ones.</param>
    /// <param name="gone">Files elsewhere that have no new version.</param>
    /// <param name="added">Files elsewhere that have no old one.</param>
    public static IReadOnlyList<DocumentPair> Renamed(
        IEnumerable<DocumentPair> pairs, IDocumentSource baseSource, IDocumentSource headSource, IEnumerable<string> gone,
        IEnumerable<string> added)
    {
        var result = pairs.ToList();
        var (goneElsewhere, addedElsewhere) = (new Lazy<List<string>>(() => [.. gone]), new Lazy<List<string>>(() => [.. added]));
        foreach (var pair in result.Where(pair => pair.Base is null).ToList())
        {
            var candidates = result.Where(other => other.Head is null).Select(other => other.Base!).Concat(goneElsewhere.Value);
            if (Likest(pair.Head!, headSource, candidates, baseSource) is not { } old)
                continue;
            result[result.IndexOf(pair)] = pair with { Base = old };
            result.RemoveAll(other => other.Head is null && other.Base == old);
            goneElsewhere.Value.Remove(old);
        }
        foreach (var pair in result.Where(pair => pair.Head is null).ToList())
        {
            if (Likest(pair.Base!, baseSource, addedElsewhere.Value, headSource) is not { } moved)
                continue;
            result[result.IndexOf(pair)] = pair with { Name = moved, Head = moved };
            addedElsewhere.Value.Remove(moved);
        }
        return result;
    }

    /// <summary>The description among some files that has the most in common with another; null if none has half of it.</summary>
    private static string? Likest(string path, IDocumentSource source, IEnumerable<string> others, IDocumentSource otherSource)
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
