using System.ComponentModel;
using System.Reflection;
using Newtonsoft.Json;

namespace CloudMgmt.Core.Serialization;

/// <summary>Reads and writes open enumerations. Used by the generated code through an attribute on each enumeration.</summary>
/// <remarks>
/// A list of enumerations is one of structs, in which a null can only be the default value. Of texts that one is told from an empty text,
/// and written as the null that it came as; of integers it would be a 0, so there a null is refused.
/// </remarks>
/// <typeparam name="TSelf">The enumeration.</typeparam>
/// <typeparam name="TValue">The raw value: <see cref="string"/> or <see cref="long"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenEnumConverter<TSelf, TValue> : JsonConverter
    where TSelf : struct, IOpenEnum<TSelf, TValue>
    where TValue : notnull
{
    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => objectType == typeof(TSelf) || objectType == typeof(TSelf?);

    /// <inheritdoc/>
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null && objectType == typeof(TSelf?))
            return null;
        if (reader.TokenType == JsonToken.Null && default(TSelf).Value is string)
            return default(TSelf);
        if (typeof(TValue) == typeof(long))
            return default(TSelf).From((TValue)(object)IntegerConverter.Read(reader));
        return reader.TokenType == JsonToken.String
            ? default(TSelf).From((TValue)reader.Value!)
            : throw new JsonSerializationException($"{typeof(TSelf).Name} must be a text, not {reader.TokenType}. Path '{reader.Path}'.");
    }

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        => writer.WriteValue(value is TSelf known && !IsNull(known) ? known.Value : null as object);

    // Seen from outside, a default value is an empty text.
    private static bool IsNull(TSelf value)
        => value.Value is "" && typeof(TSelf).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).All(field => field.GetValue(value) is null);
}
