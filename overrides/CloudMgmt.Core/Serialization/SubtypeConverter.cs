using System.Reflection;
using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>Reads a model as the subtype that its discriminator names; an unknown one is read as the model itself, its fields kept.</summary>
internal sealed class SubtypeConverter : JsonConverter
{
    private readonly string _field;
    private readonly Dictionary<string, Type> _subtypes;

    private SubtypeConverter(string field, IEnumerable<ApiSubtypeAttribute> subtypes)
        => (_field, _subtypes) = (field, subtypes.ToDictionary(s => s.Value, s => s.Type, StringComparer.Ordinal));

    /// <summary>The converter of a type, or null if it has no discriminator of its own.</summary>
    public static SubtypeConverter? For(Type type)
        => type.GetCustomAttribute<ApiDiscriminatorAttribute>(inherit: false) is { } discriminator
            ? new SubtypeConverter(discriminator.Field, type.GetCustomAttributes<ApiSubtypeAttribute>(inherit: false))
            : null;

    public override bool CanConvert(Type objectType) => true;

    public override bool CanWrite => false;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
            return null;
        var depth = reader.Depth;
        // From the text itself, because a tree keeps no number as it was written.
        var text = ((ExactJsonReader)reader).SkipObject();
        using var content = new ExactJsonReader(text, depth);
        if (Discriminator(text) is { } value && _subtypes.TryGetValue(value, out var subtype))
            return serializer.Deserialize(content, subtype);
        var model = Activator.CreateInstance(objectType)!;
        serializer.Populate(content, model);
        return model;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        => throw new NotSupportedException("Models are written by the serializer itself.");

    // Of several, the last counts.
    private string? Discriminator(string text)
    {
        using var json = new ExactJsonReader(text);
        string? value = null;
        for (json.Read(); json.Read() && json.TokenType == JsonToken.PropertyName; json.Skip())
        {
            var isDiscriminator = Equals(json.Value, _field);
            json.Read();
            if (isDiscriminator)
                value = json.TokenType == JsonToken.String ? (string)json.Value! : null;
        }
        return value;
    }
}
