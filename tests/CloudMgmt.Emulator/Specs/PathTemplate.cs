using System.Text.RegularExpressions;

namespace CloudMgmt.Emulator.Specs;

internal sealed partial class PathTemplate
{
    private readonly Segment[] _segments;

    public PathTemplate(string text)
    {
        Text = text;
        // A query or a fragment tells two operations of a document apart, and no two requests.
        _segments = [.. Split(text.Split('?', '#')[0]).Select(segment => new Segment(segment))];
    }

    public string Text { get; }

    /// <summary>A path that is spelt out wins over one with a parameter in the same place.</summary>
    public int PlaceholderCount => _segments.Count(segment => segment.Names.Count > 0);

    /// <summary>The decoded parameters, or null if the path is another one.</summary>
    /// <param name="rawPath">The path as sent. An encoded slash does not separate segments.</param>
    public IReadOnlyDictionary<string, string>? Match(string rawPath)
    {
        var segments = Split(rawPath);
        if (segments.Length != _segments.Length)
            return null;
        var values = new Dictionary<string, string>();
        return _segments.Zip(segments).All(pair => pair.First.TryRead(pair.Second, values)) ? values : null;
    }

    private static string[] Split(string path) => (path.StartsWith('/') ? path[1..] : path).Split('/');

    /// <summary>A part of the path between slashes: a text, a parameter, or both as in <c>{sid}.json</c>.</summary>
    private sealed class Segment
    {
        private readonly string _text;
        private readonly Regex? _form;

        public Segment(string text)
        {
            _text = text;
            Names = [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value)];
            if (Names.Count > 0)
            {
                _form = new Regex(
                    $"^{string.Concat(Placeholder().Split(text).Select((part, index) => index % 2 == 0 ? Regex.Escape(part) : "(.+)"))}$");
            }
        }

        public IReadOnlyList<string> Names { get; }

        public bool TryRead(string sent, Dictionary<string, string> values)
        {
            if (_form is null)
                return _text == Uri.UnescapeDataString(sent);
            var match = _form.Match(sent);
            for (var index = 0; match.Success && index < Names.Count; index++)
                values[Names[index]] = Uri.UnescapeDataString(match.Groups[index + 1].Value);
            return match.Success;
        }
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Placeholder();
}
