namespace CloudMgmt.Emulator.Specs;

internal sealed class PathTemplate
{
    private readonly string[] _segments;

    public PathTemplate(string text)
    {
        Text = text;
        _segments = Split(text);
    }

    public string Text { get; }

    /// <summary>A path that is spelt out wins over one with a parameter in the same place.</summary>
    public int PlaceholderCount => _segments.Count(IsPlaceholder);

    /// <summary>The decoded parameters, or null if the path is another one.</summary>
    /// <param name="rawPath">The path as sent. An encoded slash does not separate segments.</param>
    public IReadOnlyDictionary<string, string>? Match(string rawPath)
    {
        var segments = Split(rawPath);
        if (segments.Length != _segments.Length || !_segments.Zip(segments, Fits).All(fits => fits))
            return null;
        return _segments.Zip(segments)
            .Where(pair => IsPlaceholder(pair.First))
            .ToDictionary(pair => pair.First[1..^1], pair => Uri.UnescapeDataString(pair.Second));
    }

    private static string[] Split(string path) => path[1..].Split('/');

    private static bool IsPlaceholder(string segment) => segment.StartsWith('{');

    private static bool Fits(string expected, string segment)
        => IsPlaceholder(expected) ? segment.Length > 0 : expected == Uri.UnescapeDataString(segment);
}
