using SharpYaml.Serialization;

namespace CloudMgmt.TestSupport.Contracts;

/// <summary>The comments of a document that defend a difference from its source, and what stands at places of it.</summary>
public sealed class SpecComments
{
    private const string Mark = "Differs: ";

    private readonly YamlNode _root;
    private readonly string[] _lines;
    private readonly Dictionary<int, IReadOnlyList<string>> _placeOfLine = [];

    private SpecComments(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        (_root, _lines) = (yaml.Documents.Single().RootNode, text.Split('\n'));
        Walk(_root, []);
    }

    /// <summary>Reads the document of an API.</summary>
    public static SpecComments Of(string api) => Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "specs", api + ".yaml")));

    public static SpecComments Parse(string yaml) => new(yaml);

    /// <summary>
    /// The line of each such comment, and the place that it stands at: the whole document for what stands before its first key.
    /// </summary>
    public IEnumerable<(int Line, IReadOnlyList<string> Place)> Defended
        => from line in Enumerable.Range(0, _lines.Length)
           let text = _lines[line].TrimStart()
           where text.StartsWith('#') && text.TrimStart('#', ' ', '-').StartsWith(Mark, StringComparison.Ordinal)
           select (line + 1, PlaceBelow(line));

    /// <summary>What stands at a place, once for each way that its stars can go.</summary>
    public IEnumerable<string> Values(IReadOnlyList<string> place) => Values(_root, place);

    private static IEnumerable<string> Values(YamlNode node, IReadOnlyList<string> place)
    {
        if (place.Count == 0)
            return [(node as YamlScalarNode)?.Value ?? ""];
        IReadOnlyList<string> rest = [.. place.Skip(1)];
        return Children(node).Where(child => place[0] == "*" || place[0] == child.Step).SelectMany(child => Values(child.Node, rest));
    }

    private static IEnumerable<(string Step, YamlNode Key, YamlNode Node)> Children(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.Select(entry => (((YamlScalarNode)entry.Key).Value!, entry.Key, entry.Value)),
        YamlSequenceNode list => list.Children.Select((item, index) => ($"{index}", item, item)),
        _ => [],
    };

    private void Walk(YamlNode node, IReadOnlyList<string> place)
    {
        var isFirst = true;
        foreach (var (step, key, child) in Children(node))
        {
            IReadOnlyList<string> own = [.. place, step];
            // A comment above the first of several things speaks for all of them, or for what they are in.
            _placeOfLine.TryAdd(key.Start.Line, isFirst ? place : own);
            isFirst = false;
            Walk(child, own);
        }
    }

    private IReadOnlyList<string> PlaceBelow(int comment)
    {
        var line = comment;
        while (line < _lines.Length && (_lines[line].Trim() is "" or ['#', ..]))
            line++;
        return _placeOfLine.GetValueOrDefault(line)
            ?? throw new InvalidDataException($"The comment of line {comment + 1} stands above nothing.");
    }
}
