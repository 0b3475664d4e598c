namespace CloudMgmt.ContractDiff.Comparison;

internal enum MediaTypeChange
{
    None,
    Parameters,
    Generalized,
    Specialized,
}

/// <summary>The media type of the new document that stands for one of the old document.</summary>
internal sealed record MediaTypeMatch(string Name, MediaTypeChange Kind);

/// <summary>Matches media types by what they mean: case and parameters aside, a special one is one of its general kind.</summary>
internal static class MediaTypeMatching
{
    /// <summary>
    /// Which media types stand for each of the old ones. A special one goes before the range that it is in; several may be in the same
    /// range, and a range may become several.
    /// </summary>
    public static ILookup<string, MediaTypeMatch> Match(IReadOnlyList<string> @base, IReadOnlyList<string> head)
    {
        List<string> open = [.. head.Where(name => !@base.Contains(name, StringComparer.OrdinalIgnoreCase))];
        return @base.SelectMany(name => Matches(name, head, open).Select(match => (Name: name, Match: match)))
            .ToLookup(match => match.Name, match => match.Match, StringComparer.OrdinalIgnoreCase);
    }

    private static List<MediaTypeMatch> Matches(string name, IReadOnlyList<string> head, List<string> open)
    {
        if (head.FirstOrDefault(candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same)
            return [new(same, MediaTypeChange.None)];
        if (open.Find(candidate => Plain(candidate) == Plain(name)) is { } alike)
            return Take(new(alike, MediaTypeChange.Parameters));
        if (Range(name, head) is { } range)
            return [new(range, MediaTypeChange.Generalized)];
        if (head.Where(candidate => IsInRange(candidate, name)).ToList() is [_, ..] parts)
            return [.. parts.Select(part => new MediaTypeMatch(part, MediaTypeChange.Specialized))];
        return Find(name, open) is { } match ? Take(match) : [];

        List<MediaTypeMatch> Take(MediaTypeMatch match)
        {
            open.Remove(match.Name);
            return [match];
        }
    }

    /// <summary>The most special of the ranges that hold a media type; null if none does.</summary>
    public static string? Range(string name, IEnumerable<string> candidates)
        => candidates.Where(candidate => IsInRange(name, candidate)).MinBy(candidate => Plain(candidate) == "*/*");

    /// <summary>Which of two media types says more of the body.</summary>
    public static string Special(string name, string other) => name.Contains('*', StringComparison.Ordinal) ? other : name;

    /// <summary>The one media type that stands for another one; null if none does.</summary>
    public static MediaTypeMatch? Find(string name, IReadOnlyList<string> candidates)
    {
        if (candidates.FirstOrDefault(candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same)
            return new(same, MediaTypeChange.None);
        if (candidates.FirstOrDefault(candidate => Plain(candidate) == Plain(name)) is { } alike)
            return new(alike, MediaTypeChange.Parameters);
        if (candidates.FirstOrDefault(candidate => IsKindOf(Plain(name), Plain(candidate))) is { } general)
            return new(general, MediaTypeChange.Generalized);
        return candidates.FirstOrDefault(candidate => IsKindOf(Plain(candidate), Plain(name))) is { } special
            ? new(special, MediaTypeChange.Specialized)
            : null;
    }

    /// <summary>Whether a body of the media type is bytes, and no text that a schema describes.</summary>
    public static bool IsBinary(string name)
    {
        var (type, subtype) = Split(Plain(name));
        return type is "image" or "audio" or "video" or "font"
            || (type == "application" && !subtype.Contains("json", StringComparison.Ordinal)
                && !subtype.Contains("xml", StringComparison.Ordinal)
                && !subtype.Contains("yaml", StringComparison.Ordinal)
                && subtype is not ("x-www-form-urlencoded" or "*"));
    }

    /// <summary>Whether a body of the media type is made of fields, each with a name and a text.</summary>
    public static bool IsForm(string name) => Plain(name) is "application/x-www-form-urlencoded" or "multipart/form-data";

    /// <summary>Whether a body of the media type is written as the query of an address is.</summary>
    public static bool IsUrlEncoded(string name) => Plain(name) == "application/x-www-form-urlencoded";

    /// <summary>Whether a body of the media type is made of parts, each with headers of its own.</summary>
    public static bool IsMultipart(string name) => Plain(name).StartsWith("multipart/", StringComparison.Ordinal);

    private static string Plain(string name) => name.Split(';')[0].Trim().ToLowerInvariant();

    private static bool IsInRange(string special, string range)
        => Plain(range).EndsWith("/*", StringComparison.Ordinal)
            && Plain(special) != Plain(range)
            && IsKindOf(Plain(special), Plain(range));

    // application/json is application/*, which is */*. A reader of JSON asks for and takes no application/problem+json.
    private static bool IsKindOf(string special, string general)
        => general == "*/*" || (Split(general) is (var type, "*") && type == Split(special).Type);

    private static (string Type, string Subtype) Split(string name)
        => name.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? (name[..slash], name[(slash + 1)..]) : (name, "");
}
