using System.Globalization;
using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>Reads and writes <see cref="DateTimeOffset"/>. A time without an offset is taken as UTC,
/// which is what the services mean.</summary>
internal sealed class TimeConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

    public static object? Read(JsonReader reader, Type objectType) => reader.Value switch
    {
        null when reader.TokenType == JsonToken.Null => objectType == typeof(DateTimeOffset) ? default(DateTimeOffset) : null,
        _ when reader.TokenType != JsonToken.String
            => throw new JsonSerializationException($"A time must be text, not {reader.TokenType}. Path '{reader.Path}'."),
        string text when text.Length > 0 || objectType == typeof(DateTimeOffset?) => Parse(text),
        _ => throw new FormatException("A time must not be empty here."),
    };

    /// <summary>The time that a text says, or null if it says nothing.</summary>
    /// <exception cref="FormatException">It is no time. Without a year .NET would take the present one:
    /// "1.5" for the fifth of January.</exception>
    public static DateTimeOffset? Parse(string text)
        => text.Length == 0 ? null
        : text.Length > 5 && text[4] == '-' && text.Take(4).All(c => c is >= '0' and <= '9')
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : throw new FormatException("A time must begin with its year.");

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
        => Read(reader, objectType);

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        => writer.WriteValue(value is DateTimeOffset time ? WireTime.Format(time) : null);
}
