using System.Text.Json;

namespace CloudMgmt.OpenApi;

/// <summary>Reads JSON into nodes that know their lines.</summary>
internal ref struct JsonReader
{
    private readonly string _file;
    private readonly ReadOnlySpan<byte> _content;
    private readonly Dictionary<string, string> _keys;
    private Utf8JsonReader _reader;
    private int _counted;
    private int _lineStart;
    private int _line = 1;

    private JsonReader(ReadOnlySpan<byte> content, string file)
    {
        _file = file;
        _content = content;
        _keys = new(StringComparer.Ordinal);
        _reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = Limits.Depth });
    }

    public static Node Read(ReadOnlySpan<byte> content, string file)
    {
        try
        {
            return new JsonReader(content, file).ReadDocument();
        }
        catch (JsonException exception)
        {
            var line = (int)(exception.LineNumber ?? 0) + 1;
            throw new DocumentException(file, line, (int)(exception.BytePositionInLine ?? 0) + 1, $"this is not valid JSON: {Explain(exception)}");
        }
        catch (InvalidOperationException exception)
        {
            // The reader takes text that is not UTF-8 for a wrong call.
            throw new DocumentException(file, 1, 1, $"this is not valid JSON: {exception.Message}");
        }
    }

    private Node ReadDocument()
    {
        _reader.Read();
        var (line, column) = Position();
        var root = ReadValue(line, column);
        _reader.Read();
        return root;
    }

    // The place is that of the key, if the value has one: there a person looks for it.
    private Node ReadValue(int line, int column) => _reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadMap(line, column),
        JsonTokenType.StartArray => ReadList(line, column),
        JsonTokenType.String => Scalar(ScalarKind.Text, Text(line, column), line, column),
        JsonTokenType.Number => Scalar(ScalarKind.Number, Raw(), line, column),
        JsonTokenType.Null => Scalar(ScalarKind.Null, "null", line, column),
        _ => Scalar(ScalarKind.Boolean, _reader.TokenType == JsonTokenType.True ? "true" : "false", line, column),
    };

    private MapNode ReadMap(int line, int column)
    {
        var map = new MapNode { Line = line, Column = column };
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var (keyLine, keyColumn) = Position();
            var key = Key(keyLine, keyColumn);
            _reader.Read();
            if (!map.TryAdd(key, ReadValue(keyLine, keyColumn)))
                throw new DocumentException(_file, keyLine, keyColumn, $"the key '{key}' is there already; remove one of them.");
        }
        return map;
    }

    private ListNode ReadList(int line, int column)
    {
        var list = new ListNode { Line = line, Column = column };
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            var (itemLine, itemColumn) = Position();
            list.Add(ReadValue(itemLine, itemColumn));
        }
        return list;
    }

    // The same few keys make up most of a document.
    private readonly string Key(int line, int column)
    {
        var text = Text(line, column);
        if (_keys.TryGetValue(text, out var known))
            return known;
        _keys.Add(text, text);
        return text;
    }

    private readonly string Text(int line, int column)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new DocumentException(_file, line, column, "this text is not valid UTF-8, or holds half of a surrogate pair.");
        }
    }

    private readonly string Raw() => System.Text.Encoding.UTF8.GetString(_reader.ValueSpan);

    private (int Line, int Column) Position()
    {
        var start = (int)_reader.TokenStartIndex;
        for (var step = _content[_counted..start].IndexOf((byte)'\n'); step >= 0; step = _content[_counted..start].IndexOf((byte)'\n'))
        {
            _counted += step + 1;
            (_lineStart, _line) = (_counted, _line + 1);
        }
        _counted = start;
        return (_line, start - _lineStart + 1);
    }

    private static ScalarNode Scalar(ScalarKind kind, string text, int line, int column) => new() { Kind = kind, Text = text, Line = line, Column = column };

    // The message ends with the position, which stands before it already.
    private static string Explain(JsonException exception) => exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
}
