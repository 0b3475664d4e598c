using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.Core.Serialization;

public static partial class JsonValues
{
    /// <summary>
    /// Reads JSON of any kind: a scalar as the CLR value that keeps all of it, an object or a list as parsed JSON. A number is a
    /// <see cref="long"/> if it is an integer that fits, and a <see cref="decimal"/> if it has a point, no exponent, and not more digits
    /// than that holds; any other stays text, as a <see cref="JRaw"/>, so that it is written back as it came.
    /// </summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static object ReadAny(this ref JsonCursor json)
        => json.Reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? json.ReadTree() : json.ReadScalar()!;

    private static object? ReadScalar(this ref JsonCursor json) => json.Reader.TokenType switch
    {
        JsonTokenType.String when json.IsBare => json.Reader.GetString() is { } word and not "undefined" ? new JRaw(word) : null,
        JsonTokenType.String => json.Text(),
        JsonTokenType.Number => json.ReadNumber(),
        JsonTokenType.Null => null,
        _ => json.Reader.GetBoolean(),
    };

    // Not as one expression: that would have one type, and make every integer a decimal.
    private static object ReadNumber(this ref JsonCursor json)
    {
        if (json.Reader.TryGetInt64(out var integer))
            return integer;
        // An integer must not become a decimal, which is written with a point.
        if (json.Reader.ValueSpan.IndexOf((byte)'.') >= 0 && json.TryGetExactDecimal(out var number))
            return number;
        return new JRaw(Encoding.UTF8.GetString(json.Reader.ValueSpan.ToArray()));
    }

    private static JToken ReadTree(this ref JsonCursor json)
    {
        using var tree = new JTokenWriter();
        var depth = json.Reader.CurrentDepth;
        json.CopyToken(tree);
        while (json.Reader.Read())
        {
            json.CopyToken(tree);
            if (json.Reader.CurrentDepth == depth)
                break;
        }
        return tree.Token!;
    }

    private static void CopyToken(this ref JsonCursor json, JTokenWriter tree)
    {
        switch (json.Reader.TokenType)
        {
            case JsonTokenType.StartObject: tree.WriteStartObject(); break;
            case JsonTokenType.StartArray: tree.WriteStartArray(); break;
            case JsonTokenType.EndObject: tree.WriteEndObject(); break;
            case JsonTokenType.EndArray: tree.WriteEndArray(); break;
            case JsonTokenType.PropertyName: tree.WritePropertyName(json.Text()); break;
            default: tree.WriteScalar(json.ReadScalar()); break;
        }
    }

    private static void WriteScalar(this JTokenWriter tree, object? value)
    {
        if (value is JRaw number)
            number.WriteTo(tree);
        else
            tree.WriteValue(value);
    }
}
