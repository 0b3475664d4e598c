using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CloudMgmt.CodeGeneration;

/// <summary>One file as read: its content, and where each value (or the key of a map entry) stands.</summary>
internal sealed record SpecSource(JsonObject Root, Dictionary<string, SourceLocation> Locations);

/// <summary>Reads YAML 1.2 (and so JSON) into a JSON document that remembers its lines.</summary>
internal sealed class SpecReader
{
    private const int MaximumDepth = 100;

    /// <summary>Far above any real spec; stops aliases that multiply each other.</summary>
    private const int MaximumNodes = 500_000;

    private readonly string _file;
    private readonly List<ParsingEvent> _events = [];
    private readonly Dictionary<string, int> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceLocation> _locations = new(StringComparer.Ordinal);
    private int _depth;
    private int _nodes;

    private SpecReader(string file) => _file = file;

    public static SpecSource Read(string text, string file) => new SpecReader(file).Read(text);

    private SpecSource Read(string text)
    {
        ReadEvents(text);
        // The stream and the document start before the first node.
        var position = 2;
        if (_events.OfType<DocumentStart>().Skip(1).FirstOrDefault() is { } second)
            throw Error(second, "a second document starts here; a spec is one document.");
        if (_events.Count <= position || _events[position] is not MappingStart)
            throw Error(_events[Math.Min(position, _events.Count - 1)], "a spec is a map with the key 'openapi'.");
        var root = (JsonObject)Compose(ref position, "")!;
        return new SpecSource(root, _locations);
    }

    private void ReadEvents(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            while (parser.MoveNext())
            {
                RememberAnchor(parser.Current!);
                _events.Add(parser.Current!);
            }
        }
        catch (YamlException exception)
        {
            throw new ProblemException(ProblemIds.Syntax, At(exception.Start), $"this is not valid YAML: {exception.Message.TrimEnd('.')}.");
        }
    }

    private void RememberAnchor(ParsingEvent current)
    {
        if (current is not NodeEvent { Anchor.IsEmpty: false } node)
            return;
        if (!_anchors.TryAdd(node.Anchor.Value, _events.Count))
            throw Error(node, $"the anchor '&{node.Anchor.Value}' is defined twice; rename one of them.");
    }

    /// <summary>Reads the node at a position and moves behind it.</summary>
    private JsonNode? Compose(ref int position, string pointer)
    {
        var start = _events[position];
        _locations.TryAdd(pointer, At(start.Start));
        Bound(start);
        _depth++;
        var node = start switch
        {
            AnchorAlias alias => Alias(alias, ref position, pointer),
            MappingStart => Map(ref position, pointer),
            SequenceStart => List(ref position, pointer),
            _ => Scalar((Scalar)_events[position++]),
        };
        _depth--;
        return node;
    }

    private void Bound(ParsingEvent node)
    {
        if (_depth > MaximumDepth)
            throw Error(node, $"this is nested more than {MaximumDepth} levels deep, or an alias stands within its own anchor.");
        if (++_nodes > MaximumNodes)
            throw Error(node, $"aliases make this document larger than {MaximumNodes} nodes.");
    }

    private JsonNode? Alias(AnchorAlias alias, ref int position, string pointer)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var target) || target > position)
            throw Error(alias, $"the alias '*{alias.Value.Value}' has no anchor before it.");
        position++;
        return Compose(ref target, pointer);
    }

    private JsonObject Map(ref int position, string pointer)
    {
        var map = new JsonObject();
        for (position++; _events[position] is not MappingEnd;)
        {
            var key = Key(_events[position++]);
            var entry = JsonPointer.Append(pointer, key.Value);
            if (map.ContainsKey(key.Value))
            {
                throw new ProblemException(
                    ProblemIds.DuplicateKey,
                    At(key.Start),
                    $"the key '{key.Value}' is already there on line {_locations[entry].Line}; remove one of them.");
            }
            _locations[entry] = At(key.Start);
            map.Add(key.Value, Compose(ref position, entry));
        }
        position++;
        return map;
    }

    private JsonArray List(ref int position, string pointer)
    {
        var list = new JsonArray();
        for (position++; _events[position] is not SequenceEnd;)
            list.Add(Compose(ref position, JsonPointer.Append(pointer, list.Count)));
        position++;
        return list;
    }

    private Scalar Key(ParsingEvent node)
        => node as Scalar ?? throw Error(node, "the key of a map must be plain text.");

    private JsonNode? Scalar(Scalar scalar)
    {
        try
        {
            return YamlScalar.ToJson(scalar);
        }
        catch (FormatException exception)
        {
            throw Error(scalar, exception.Message);
        }
    }

    private ProblemException Error(ParsingEvent node, string message) => new(ProblemIds.Syntax, At(node.Start), message);

    private SourceLocation At(Mark mark) => new(_file, (int)mark.Line, (int)mark.Column);
}
