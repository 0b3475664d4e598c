using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using CloudMgmt.Core.Serialization;
using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>Takes JSON from one library to another, token by token, however deep it is nested.</summary>
internal static class JsonTokens
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = int.MaxValue };

    /// <summary>Writes the value that a reader stands on, and leaves the reader at its end.</summary>
    /// <returns>Where words stand for a value that JSON does not have, such as NaN; they are written as texts. Null if nowhere.</returns>
    public static HashSet<long>? Copy(Newtonsoft.Json.JsonReader reader, JsonOutput json)
    {
        // As they are written: neither text that looks like a time nor a number is to change.
        var (dates, depth) = (reader.DateParseHandling, 0);
        reader.DateParseHandling = DateParseHandling.None;
        HashSet<long>? bare = null;
        do
        {
            depth += Copy(reader, json, ref bare);
        }
        while (depth > 0 && reader.Read());
        reader.DateParseHandling = dates;
        return depth > 0 ? throw new JsonReaderException("The JSON ends within a value.") : bare;
    }

    public static void Copy(ReadOnlySpan<byte> utf8, Newtonsoft.Json.JsonWriter writer)
    {
        for (var json = new Utf8JsonReader(utf8, isFinalBlock: true, new JsonReaderState(Deep)); json.Read();)
        {
            switch (json.TokenType)
            {
                case JsonTokenType.StartObject: writer.WriteStartObject(); break;
                case JsonTokenType.EndObject: writer.WriteEndObject(); break;
                case JsonTokenType.StartArray: writer.WriteStartArray(); break;
                case JsonTokenType.EndArray: writer.WriteEndArray(); break;
                case JsonTokenType.PropertyName: writer.WritePropertyName(json.GetString()!); break;
                case JsonTokenType.String: writer.WriteValue(json.GetString()); break;
                case JsonTokenType.Number: CopyNumber(ref json, writer); break;
                case JsonTokenType.Null: writer.WriteNull(); break;
                default: writer.WriteValue(json.GetBoolean()); break;
            }
        }
    }

    public static void Copy(ReadOnlySpan<byte> utf8, Utf8JsonWriter writer)
    {
        for (var json = new Utf8JsonReader(utf8, isFinalBlock: true, new JsonReaderState(Deep)); json.Read();)
        {
            switch (json.TokenType)
            {
                case JsonTokenType.StartObject: writer.WriteStartObject(); break;
                case JsonTokenType.EndObject: writer.WriteEndObject(); break;
                case JsonTokenType.StartArray: writer.WriteStartArray(); break;
                case JsonTokenType.EndArray: writer.WriteEndArray(); break;
                case JsonTokenType.PropertyName: writer.WritePropertyName(json.GetString()!); break;
                case JsonTokenType.String: writer.WriteStringValue(json.GetString()); break;
                case JsonTokenType.Null: writer.WriteNullValue(); break;
                case JsonTokenType.Number: CopyNumber(ref json, writer); break;
                default: writer.WriteBooleanValue(json.GetBoolean()); break;
            }
        }
    }

    /// <summary>How many tokens end before a place.</summary>
    public static int CountBefore(ReadOnlySpan<byte> utf8, long place)
    {
        var count = 0;
        for (var json = new Utf8JsonReader(utf8, isFinalBlock: true, new JsonReaderState(Deep));
            json.Read() && json.TokenStartIndex < place;)
        {
            count++;
        }
        return count;
    }

    // What the token adds to the depth.
    private static int Copy(Newtonsoft.Json.JsonReader reader, JsonOutput json, ref HashSet<long>? bare)
    {
        switch (reader.TokenType)
        {
            case JsonToken.Comment:
                return 0;
            case JsonToken.EndObject:
                json.Append('}');
                return -1;
            case JsonToken.EndArray:
                json.Append(']');
                return -1;
            case JsonToken.PropertyName:
                json.BeginProperty((string)reader.Value!);
                return 0;
        }
        json.Separate();
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                json.Append('{');
                return 1;
            case JsonToken.StartArray:
                json.Append('[');
                return 1;
            case JsonToken.Undefined:
                AddBare(json, "undefined", ref bare);
                return 0;
            case JsonToken.StartConstructor or JsonToken.EndConstructor or JsonToken.None:
                throw new JsonReaderException($"{reader.TokenType} is no JSON.");
            default:
                CopyScalar(reader.Value, reader.TokenType == JsonToken.Raw, json, ref bare);
                return 0;
        }
    }

    private static void CopyScalar(object? value, bool isRaw, JsonOutput json, ref HashSet<long>? bare)
    {
        switch (value)
        {
            case string word when isRaw && !ExactJsonReader.IsNumber(word): AddBare(json, word, ref bare); break;
            case string number when isRaw: json.Raw(number); break;
            case double.NaN: AddBare(json, "NaN", ref bare); break;
            // It may as well stand for a number that is beyond double precision.
            case double number when double.IsInfinity(number): throw new JsonReaderException("The number is not finite.");
            case DateTime time: json.WriteString(time.ToString("O", CultureInfo.InvariantCulture)); break;
            case BigInteger number: json.Raw(number.ToString(CultureInfo.InvariantCulture)); break;
            default: json.WriteAny(value); break;
        }
    }

    private static void AddBare(JsonOutput json, string word, ref HashSet<long>? bare)
    {
        (bare ??= []).Add(json.Length);
        json.WriteString(word);
    }

    private static void CopyNumber(ref Utf8JsonReader json, Utf8JsonWriter writer)
    {
        if (json.TryGetInt64(out var integer))
            writer.WriteNumberValue(integer);
        else if (IsExactFraction(ref json, out var number))
            writer.WriteNumberValue(number);
        else
            writer.WriteRawValue(json.ValueSpan, skipInputValidation: true);
    }

    // One that is written back with each of its digits.
    private static bool IsExactFraction(ref Utf8JsonReader json, out decimal number)
    {
        number = 0;
        return json.ValueSpan.IndexOf((byte)'.') >= 0 && JsonValues.IsExactDecimal(json.ValueSpan) && json.TryGetDecimal(out number)
            && !(number == 0 && json.ValueSpan[0] == '-');
    }

    private static void CopyNumber(ref Utf8JsonReader json, Newtonsoft.Json.JsonWriter writer)
    {
        var text = Encoding.UTF8.GetString(json.ValueSpan.ToArray());
        if (json.TryGetInt64(out var integer))
            writer.WriteValue(integer);
        else if (IsExactFraction(ref json, out var number))
            writer.WriteValue(number);
        else if (json.TryGetDouble(out var real) && JsonConvert.ToString(real) == text)
            writer.WriteValue(real);
        else
            writer.WriteRawValue(text);
    }
}
