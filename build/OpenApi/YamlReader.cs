using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CloudMgmt.OpenApi;

/// <summary>Reads YAML 1.2 into nodes that know their lines.</summary>
internal sealed class YamlReader
{
    private readonly string _file;
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, Node> _anchors = [];
    private int _nodes;

    private YamlReader(string text, string file)
    {
        _file = file;
        _parser = new Parser(new StringReader(text));
    }

    public static Node Read(string text, string file)
    {
        try
        {
            return new YamlReader(text, file).ReadDocument();
        }
        catch (YamlException exception)
        {
            throw new DocumentException(file, (int)exception.Start.Line, (int)exception.Start.Column, $"this is not valid YAML: {exception.Message.TrimEnd('.')}.");
        }
    }

    private Node ReadDocument()
    {
        Next();
        if (Next() is not DocumentStart)
            throw new DocumentException(_file, 1, 1, "the file is empty.");
        var start = Next();
        var root = ReadNode(start, start.Start, depth: 0);
        Next();
        return Next() is DocumentStart second ? throw Problem(second, "a second document starts here; an API description is one document.") : root;
    }

    /// <param name="start">The first event of the value.</param>
    /// <param name="place">Where a person looks for the value: at its key, if it has one.</param>
    /// <param name="depth">How many maps and lists hold it.</param>
    private Node ReadNode(ParsingEvent start, Mark place, int depth)
    {
        Count(start, depth);
        var node = start switch
        {
            AnchorAlias alias => Copy(alias, Anchored(alias), place, depth),
            MappingStart => ReadMap(place, depth),
            SequenceStart => ReadList(place, depth),
            Scalar scalar => ReadScalar(scalar, place),
            _ => throw Problem(start, "a value is expected here."),
        };
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored)
            _anchors[anchored.Anchor] = node;
        return node;
    }

    private MapNode ReadMap(Mark place, int depth)
    {
        var map = new MapNode { Line = (int)place.Line, Column = (int)place.Column };
        for (var current = Next(); current is not MappingEnd; current = Next())
        {
            if (current is not Scalar key)
                throw Problem(current, "the key of a map must be plain text.");
            if (!map.TryAdd(key.Value, ReadNode(Next(), key.Start, depth + 1)))
                throw Problem(key, $"the key '{key.Value}' is there already; remove one of them.");
        }
        return map;
    }

    private ListNode ReadList(Mark place, int depth)
    {
        var list = new ListNode { Line = (int)place.Line, Column = (int)place.Column };
        for (var current = Next(); current is not SequenceEnd; current = Next())
            list.Add(ReadNode(current, current.Start, depth + 1));
        return list;
    }

    private ScalarNode ReadScalar(Scalar scalar, Mark place)
    {
        var (kind, text) = YamlScalar.Read(scalar) ?? throw Problem(scalar, $"the tag '{scalar.Tag}' is not supported; write plain YAML.");
        return new() { Kind = kind, Text = text, Line = (int)place.Line, Column = (int)place.Column };
    }

    private Node Anchored(AnchorAlias alias)
        => _anchors.TryGetValue(alias.Value, out var node) ? node : throw Problem(alias, $"the alias '*{alias.Value}' has no complete anchor before it.");

    // A copy, because a value has one place in the document.
    private Node Copy(ParsingEvent alias, Node node, Mark place, int depth)
    {
        Count(alias, depth);
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
                return new ScalarNode { Kind = scalar.Kind, Text = scalar.Text, Line = line, Column = column };
        }
    }

    private void Count(ParsingEvent node, int depth)
    {
        if (depth > Limits.Depth)
            throw Problem(node, $"this is nested more than {Limits.Depth} levels deep.");
        if (++_nodes > Limits.Nodes)
            throw Problem(node, $"aliases make this document larger than {Limits.Nodes:N0} values.");
    }

    private ParsingEvent Next()
    {
        var last = _parser.Current?.End ?? Mark.Empty;
        try
        {
            if (_parser.MoveNext())
                return _parser.Current!;
        }
        // The parser fails on some broken documents in ways that it does not document; a fuzz test found them.
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw new DocumentException(_file, (int)last.Line, (int)last.Column, "this is not valid YAML.");
        }
        throw new DocumentException(_file, (int)last.Line, (int)last.Column, "the file ends too early.");
    }

    private DocumentException Problem(ParsingEvent node, string problem) => new(_file, (int)node.Start.Line, (int)node.Start.Column, problem);
}
