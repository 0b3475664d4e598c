using System.Globalization;
using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>Reads integers of 64 bits. 7.0 and 1e2 are integers too; 1.5 is none, which Newtonsoft.Json would round,
/// nor is a text or a flag.</summary>
internal sealed class IntegerConverter : JsonConverter
{
    // As many digits as a decimal holds, which is more than an integer has.
    private const int MaxLength = 28;

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => objectType == typeof(long) || objectType == typeof(long?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
        => reader.TokenType == JsonToken.Null && objectType == typeof(long?) ? null : Read(reader);

    /// <summary>The integer that a reader stands on.</summary>
    /// <exception cref="JsonSerializationException">It stands on no number.</exception>
    /// <exception cref="FormatException">The number is no integer.</exception>
    /// <exception cref="OverflowException">The number has more than 64 bits.</exception>
    public static long Read(JsonReader reader) => reader.TokenType is JsonToken.Integer or JsonToken.Float or JsonToken.Raw
        ? reader.Value is long integer ? integer : Parse(Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!)
        : throw new JsonSerializationException($"An integer was expected, not {reader.TokenType}. Path '{reader.Path}'.");

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        => throw new NotSupportedException("Integers are written by the serializer itself.");

    /// <summary>The integer that a number stands for.</summary>
    /// <exception cref="FormatException">The number is no integer.</exception>
    /// <exception cref="OverflowException">The number has more than 64 bits.</exception>
    public static long Parse(string text)
        => text.Length <= MaxLength && text.IndexOf("e-", StringComparison.OrdinalIgnoreCase) < 0
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && decimal.Truncate(number) == number
            ? (long)number
            : throw new FormatException("An integer was expected.");
}
