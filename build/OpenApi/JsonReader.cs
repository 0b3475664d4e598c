using System.Text;
using System.Text.Json;

namespace CloudMgmt.OpenApi;

/// <summary>Reads JSON, in valid UTF-8, into nodes that know their lines.</summary>
internal ref struct JsonReader
{
    // In bytes: longer texts are sentences, each of which is there once.
    private const int Repeated = 48;

    private readonly string _file;
    private readonly ReadOnlySpan<byte> _content;
    // The texts that were read last, each at the place that its hash gives: what is there once is soon forgotten.
    private readonly string?[] _known = new string?[4096];
    private Utf8JsonReader _reader;
    private int _counted;
    private int _line = 1;
    private int _column = 1;
    private readonly int _limit;
    private int _nodes;

    private JsonReader(ReadOnlySpan<byte> content, string file, int nodes)
    {
        _limit = nodes;
        _file = file;
        _content = content;
        _reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = Limits.Depth });
    }

    public static Node Read(ReadOnlySpan<byte> content, string file, int nodes)
    {
        try
        {
            return new JsonReader(content, file, nodes).ReadDocument();
        }
        catch (JsonException exception)
        {
            var (line, column) = Place(content, exception);
            throw new DocumentException(file, line, column, $"this is not valid JSON: {Explain(exception, content, line, column)}");
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
    private Node ReadValue(int line, int column)
    {
        if (++_nodes > _limit)
            throw new DocumentException(_file, line, column, $"the file has more than {_limit:N0} values.");
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMap(line, column),
            JsonTokenType.StartArray => ReadList(line, column),
            JsonTokenType.String => Scalar(ScalarKind.Text, Text(line, column), line, column),
            JsonTokenType.Number => Scalar(ScalarKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan), line, column),
            JsonTokenType.Null => Scalar(ScalarKind.Null, "null", line, column),
            _ => Scalar(ScalarKind.Boolean, _reader.TokenType == JsonTokenType.True ? "true" : "false", line, column),
        };
    }

    private MapNode ReadMap(int line, int column)
    {
        var map = new MapNode { Line = line, Column = column };
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var (keyLine, keyColumn) = Position();
            var key = Text(keyLine, keyColumn);
            _reader.Read();
            if (!map.TryAdd(key, ReadValue(keyLine, keyColumn)))
                throw DocumentException.DuplicateKey(_file, keyLine, keyColumn, key, map[key]!);
        }
        map.Close();
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
        list.Close();
        return list;
    }

    private readonly string Text(int line, int column)
    {
        try
        {
            return _reader.ValueSpan.Length <= Repeated ? Known() : _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new DocumentException(_file, line, column, "this text holds half of a surrogate pair.");
        }
    }

    // The same few keys, types and names make up most of a document.
    private readonly string Known()
    {
        Span<char> buffer = stackalloc char[Repeated];
        ReadOnlySpan<char> text = buffer[.._reader.CopyString(buffer)];
        ref var known = ref _known[(uint)string.GetHashCode(text) % (uint)_known.Length];
        if (known is null || !text.SequenceEqual(known))
            known = text.ToString();
        return known;
    }

    // In characters, as in YAML and in editors; a document may be one line.
    private (int Line, int Column) Position()
    {
        var passed = _content[_counted..(int)_reader.TokenStartIndex];
        _counted += passed.Length;
        var lines = passed.Count((byte)'\n');
        if (lines > 0)
            (_line, _column) = (_line + lines, 1);
        _column += Encoding.UTF8.GetCharCount(passed[(passed.LastIndexOf((byte)'\n') + 1)..]);
        return (_line, _column);
    }

    private static (int Line, int Column) Place(ReadOnlySpan<byte> content, JsonException exception)
    {
        for (var line = 0L; line < exception.LineNumber; line++)
            content = content[(content.IndexOf((byte)'\n') + 1)..];
        var before = content[..Math.Min(content.Length, (int)(exception.BytePositionInLine ?? 0))];
        return ((int)(exception.LineNumber ?? 0) + 1, Encoding.UTF8.GetCharCount(before) + 1);
    }

    private static ScalarNode Scalar(ScalarKind kind, string text, int line, int column)
        => new(text) { Kind = kind, Line = line, Column = column };

    // What people write most often, in words that say what to do.
    private static string Explain(JsonException exception, ReadOnlySpan<byte> content, int line, int column)
    {
        for (var passed = 1; passed < line; passed++)
            content = content[(content.IndexOf((byte)'\n') + 1)..];
        var text = Encoding.UTF8.GetString(content[..(content.IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : content.Length)]);
        return text[Math.Min(column - 1, text.Length)..] switch
        {
            ['/', '/' or '*', ..] or ['#', ..] => "it has no comments; remove this one.",
            ['\t' or '\n' or '\r', ..] when exception.Message.Contains("string", StringComparison.Ordinal)
                => "a text holds a tab or a line break; write it as \\t or \\n.",
            ['}' or ']', ..] when exception.Message.Contains("trailing comma", StringComparison.Ordinal)
                => "a comma stands before the end; remove it.",
            // The message ends with the position, which stands before it already.
            _ => exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0],
        };
    }
}
