using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.Core.Serialization;

public static partial class JsonValues
{
    /// <summary>Reads JSON of any kind: a scalar as the CLR value that keeps all of it, an object or a list as parsed JSON.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static object ReadAny(this ref JsonCursor json)
        => json.Reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? json.ReadTree() : json.ReadScalar()!;

    private static object? ReadScalar(this ref JsonCursor json) => json.Reader.TokenType switch
    {
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
        return json.TryGetExactDecimal(out var number) ? number : throw JsonCursor.Unusual();
    }

    // By way of the writer that the tolerant reader uses too, so that repeated names end the same.
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
            default: tree.WriteValue(json.ReadScalar()); break;
        }
    }
}
