namespace CloudMgmt.CodeGeneration;

/// <summary>
/// Evens out the white space that Liquid leaves behind, so that templates need not. Blank lines within a raw string would suffer: templates
/// write none.
/// </summary>
internal static class SourceFormat
{
    public static string Normalize(string source)
    {
        var lines = new List<string>();
        foreach (var line in source.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.TrimStart().StartsWith('}'))
                DropLastBlank(lines);
            if (line.StartsWith("///", StringComparison.Ordinal))
                lines.Add(IndentationOfComment(lines.LastOrDefault()) + line);
            else if (line != "" || !IsBlankUnwantedAfter(lines.LastOrDefault()))
                lines.Add(line);
        }
        DropLastBlank(lines);
        return string.Join('\n', [.. lines, ""]);
    }

    /// <summary>What a text of several lines begins with stands where its template says, the rest at the margin.</summary>
    private static string IndentationOfComment(string? previous)
        => previous is not null && previous.TrimStart() is var text && text.StartsWith("///", StringComparison.Ordinal)
            ? previous[..^text.Length]
            : "";

    /// <summary>At the start of the file, after another blank line and after an opening brace.</summary>
    private static bool IsBlankUnwantedAfter(string? previous) => previous is null or "" || previous.EndsWith('{');

    private static void DropLastBlank(List<string> lines)
    {
        if (lines is [.., ""])
            lines.RemoveAt(lines.Count - 1);
    }
}
