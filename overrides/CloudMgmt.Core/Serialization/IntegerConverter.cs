using System.Globalization;
using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>Reads integers of 64 bits. 7.0 and 1e2 are integers too, and text may hold one; 1.5 is none, which Newtonsoft.Json would round.</summary>
internal sealed class IntegerConverter : JsonConverter
{
    // As many digits as a decimal holds, which is more than an integer has.
    private const int MaxLength = 28;

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => objectType == typeof(long) || objectType == typeof(long?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => reader.Value switch
    {
        long integer => integer,
        bool flag => flag ? 1L : 0L,
        null or "" when objectType == typeof(long?) && reader.TokenType is JsonToken.Null or JsonToken.Undefined or JsonToken.String => null,
        { } other => Parse(Convert.ToString(other, CultureInfo.InvariantCulture)!),
        null => throw new JsonSerializationException($"An integer must be a single value, not {reader.TokenType}. Path '{reader.Path}'."),
    };

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        => throw new NotSupportedException("Integers are written by the serializer itself.");

    private static long Parse(string text)
        => text.Length <= MaxLength && text.IndexOf("e-", StringComparison.OrdinalIgnoreCase) < 0
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.Truncate(number) == number
            ? (long)number
            : throw new FormatException("An integer was expected.");
}
