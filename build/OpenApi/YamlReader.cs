using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CloudMgmt.OpenApi;

/// <summary>Reads YAML 1.2, and the merge keys of YAML 1.1, into nodes that know their lines.</summary>
internal sealed class YamlReader
{
    private const string Standard = "tag:yaml.org,2002:";

    private readonly string _file;
    private readonly string _text;
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, Node> _anchors = [];
    private readonly int _limit;
    private int _nodes;
    private int _copies;

    private YamlReader(string text, string file, int nodes)
    {
        _limit = nodes;
        _file = file;
        _text = text;
        _parser = new Parser(new StringReader(text));
    }

    public static Node Read(string text, string file, int nodes)
    {
        text = YamlText.Hide(text);
        try
        {
            return new YamlReader(text, file, nodes).ReadDocument();
        }
        catch (InvalidYamlException)
        {
            return ReadAgain(YamlText.WithoutBlanks(text), file, nodes);
        }
    }

    private static Node ReadAgain(string text, string file, int nodes)
    {
        try
        {
            return new YamlReader(text, file, nodes).ReadDocument();
        }
        catch (InvalidYamlException exception)
        {
            throw new DocumentException(file, exception.Line, exception.Column, exception.Message);
        }
    }

    private Node ReadDocument()
    {
        Next();
        if (Next() is not DocumentStart)
            throw new DocumentException(_file, 1, 1, "the file is empty.", DocumentFault.Empty);
        var start = Next();
        var root = ReadNode(start, start.Start, depth: 0);
        Next();
        return Next() is DocumentStart second
            ? throw Problem(second, "a second document starts here; an API description is one document.")
            : root;
    }

    /// <param name="start">The first event of the value.</param>
    /// <param name="place">Where a person looks for the value: at its key, if it has one.</param>
    /// <param name="depth">How many maps and lists hold it.</param>
    private Node ReadNode(ParsingEvent start, Mark place, int depth)
    {
        Count(start, depth);
        if (start is NodeEvent { Anchor.IsEmpty: false } renewed)
            _anchors.Remove(renewed.Anchor);
        var node = start switch
        {
            AnchorAlias alias => Copy(alias, Anchored(alias), place, depth),
            MappingStart map => ReadMap(map, place, depth),
            SequenceStart list => ReadList(list, place, depth),
            Scalar scalar => ReadScalar(scalar, place),
            _ => throw Problem(start, "a value is expected here."),
        };
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored)
            _anchors[anchored.Anchor] = node;
        return node;
    }

    private MapNode ReadMap(MappingStart start, Mark place, int depth)
    {
        CheckTag(start, "map");
        var map = new MapNode { Line = (int)place.Line, Column = (int)place.Column };
        var merged = new HashSet<string>(StringComparer.Ordinal);
        for (var current = Next(); current is not MappingEnd; current = Next())
        {
            if (IsMerge(current))
                Merge(map, current, ReadNode(Next(), current.Start, depth), merged);
            else
                Add(map, current, ReadKey(current), ReadNode(Next(), current.Start, depth + 1), merged);
        }
        map.Close();
        return map;
    }

    private ListNode ReadList(SequenceStart start, Mark place, int depth)
    {
        CheckTag(start, "seq");
        var list = new ListNode { Line = (int)place.Line, Column = (int)place.Column };
        for (var current = Next(); current is not SequenceEnd; current = Next())
            list.Add(ReadNode(current, current.Start, depth + 1));
        list.Close();
        return list;
    }

    private ScalarNode ReadScalar(Scalar scalar, Mark place)
    {
        var (kind, text) = Resolve(scalar);
        return new(YamlText.Show(text), YamlText.Show(scalar.Value))
        {
            Kind = kind,
            Line = (int)place.Line,
            Column = (int)place.Column,
        };
    }

    private (ScalarKind Kind, string Text) Resolve(Scalar scalar)
    {
        if (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific)
        {
            return scalar is { Style: ScalarStyle.Plain, Tag.IsEmpty: true }
                ? CoreSchema.Resolve(scalar.Value)
                : (ScalarKind.Text, scalar.Value);
        }

        if (scalar.Tag.Value == Standard + "str")
            return (ScalarKind.Text, scalar.Value);
        var resolved = CoreSchema.Resolve(scalar.Value);
        return (scalar.Tag.Value, resolved.Kind) switch
        {
            (Standard + "null", ScalarKind.Null)
                or (Standard + "bool", ScalarKind.Boolean)
                or (Standard + "float" or Standard + "int", ScalarKind.Number) => resolved,
            (Standard + "null" or Standard + "bool" or Standard + "float" or Standard + "int", _)
                => throw Problem(scalar, $"'{scalar.Value}' is not what the tag '!!{scalar.Tag.Value[Standard.Length..]}' says."),
            _ => throw UnknownTag(scalar),
        };
    }

    private void CheckTag(NodeEvent start, string kind)
    {
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific && start.Tag.Value != Standard + kind)
            throw UnknownTag(start);
    }

    private string ReadKey(ParsingEvent key)
    {
        if (key is Scalar { Anchor.IsEmpty: false } anchored)
            _anchors[anchored.Anchor] = ReadScalar(anchored, anchored.Start);
        return key switch
        {
            Scalar scalar => YamlText.Show(scalar.Value),
            AnchorAlias alias when Anchored(alias) is ScalarNode scalar => scalar.Written,
            _ => throw Problem(key, "the key of a map must be plain text."),
        };
    }

    // What the map says itself goes before what it takes over, wherever it stands.
    private void Add(MapNode map, ParsingEvent place, string key, Node value, HashSet<string> merged)
    {
        if (map.TryAdd(key, value))
            return;
        if (!merged.Remove(key))
            throw DocumentException.DuplicateKey(_file, (int)place.Start.Line, (int)place.Start.Column, key, map[key]!);
        map.Replace(key, value);
    }

    private static bool IsMerge(ParsingEvent key)
        => key is Scalar { Value: "<<", Style: ScalarStyle.Plain } scalar && (scalar.Tag.IsEmpty || scalar.Tag.Value == Standard + "merge");

    // Of several maps the first one that has a key gives its value.
    private void Merge(MapNode map, ParsingEvent place, Node source, HashSet<string> merged)
    {
        foreach (var part in source is ListNode list ? list.Items : [source])
        {
            if (part is not MapNode values)
                throw Problem(place, "the merge key '<<' takes a map, an alias of one, or a list of those.");
            foreach (var (key, value) in values.Entries)
            {
                if (map.TryAdd(key, value))
                    merged.Add(key);
            }
        }
    }

    private Node Anchored(AnchorAlias alias)
        => _anchors.TryGetValue(alias.Value, out var node)
            ? node
            : throw Problem(alias, $"the alias '*{alias.Value}' has no complete anchor before it.");

    // A copy, because a value has one place in the document.
    private Node Copy(ParsingEvent alias, Node node, Mark place, int depth)
    {
        Count(alias, depth);
        if (++_copies > Limits.Copies)
            throw Problem(alias, $"aliases make more than {Limits.Copies:N0} copies of values.");
        var (line, column) = ((int)place.Line, (int)place.Column);
        switch (node)
        {
            case MapNode map:
                var copy = new MapNode { Line = line, Column = column };
                foreach (var (key, value) in map.Entries)
                    copy.TryAdd(key, Copy(alias, value, place, depth + 1));
                return copy;
            case ListNode list:
                var items = new ListNode { Line = line, Column = column };
                foreach (var item in list.Items)
                    items.Add(Copy(alias, item, place, depth + 1));
                return items;
            default:
                var scalar = (ScalarNode)node;
                return new ScalarNode(scalar.Text, scalar.Written) { Kind = scalar.Kind, Line = line, Column = column };
        }
    }

    private void Count(ParsingEvent node, int depth)
    {
        if (depth > Limits.Depth)
            throw Problem(node, $"this is nested more than {Limits.Depth} levels deep.");
        if (++_nodes > _limit)
            throw Problem(node, $"the file has more than {_limit:N0} values.");
    }

    private ParsingEvent Next()
    {
        var last = _parser.Current?.End ?? Mark.Empty;
        try
        {
            if (_parser.MoveNext())
                return _parser.Current!;
        }
        catch (YamlException exception)
        {
            throw (exception.Message.Contains("tab", StringComparison.Ordinal) ? Tab(last, _ => true) : null)
                ?? new InvalidYamlException(exception.Start, $"this is not valid YAML: {exception.Message.TrimEnd('.')}.");
        }
        // The parser fails on some broken documents in ways that it does not document; a fuzz test found them.
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException
            or OverflowException or IndexOutOfRangeException)
        {
            throw Tab(last, line => line == last.Line + 1) ?? new InvalidYamlException(last, "this is not valid YAML.");
        }
        throw new InvalidYamlException(last, "the file ends too early.");
    }

    // The parser says that there is a tab, but not where; between brackets and braces, it does not even say that.
    private InvalidYamlException? Tab(Mark last, Predicate<int> isSuspect)
    {
        var lines = _text.Split('\n');
        for (var line = (int)Math.Max(last.Line, 1); line <= lines.Length; line++)
        {
            var indentation = lines[line - 1].AsSpan();
            indentation = indentation[..^indentation.TrimStart(" \t").Length];
            if (isSuspect(line) && indentation.IndexOf('\t') is >= 0 and var column && indentation.Length < lines[line - 1].Length)
            {
                return new InvalidYamlException(
                    new Mark(0, line, column + 1), "this is not valid YAML: a line is indented with a tab; use spaces.");
            }
        }
        return null;
    }

    private DocumentException UnknownTag(NodeEvent node)
        => Problem(
            node, $"the tag '{node.Tag.Value.Replace(Standard, "!!", StringComparison.Ordinal)}' is not supported; write plain YAML.");

    private DocumentException Problem(ParsingEvent node, string problem)
        => new(_file, (int)node.Start.Line, (int)node.Start.Column, problem);

    /// <summary>The parser refuses the text.</summary>
    private sealed class InvalidYamlException(Mark place, string message) : Exception(message)
    {
        public int Line => (int)place.Line;

        public int Column => (int)place.Column;
    }
}
