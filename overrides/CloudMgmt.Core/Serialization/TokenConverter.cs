using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.Core;

/// <summary>Writes parsed JSON one token after the other; it would else call itself for each level, however deep a service nested it.</summary>
internal sealed class TokenConverter : JsonConverter
{
    public override bool CanRead => false;

    public override bool CanConvert(Type objectType) => typeof(JToken).IsAssignableFrom(objectType);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
        => throw new NotSupportedException("Parsed JSON is read by the serializer itself.");

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        var root = (JToken)value!;
        JsonConverter[] converters = [.. serializer.Converters];
        for (var token = root; token is not null; token = Next(token, root, writer))
            Begin(token, writer, converters);
    }

    private static void Begin(JToken token, JsonWriter writer, JsonConverter[] converters)
    {
        switch (token)
        {
            case JObject: writer.WriteStartObject(); break;
            case JArray: writer.WriteStartArray(); break;
            case JProperty property: writer.WritePropertyName(property.Name); break;
            default: token.WriteTo(writer, converters); break;
        }
    }

    // The first child, or what follows; null behind the last one.
    private static JToken? Next(JToken token, JToken root, JsonWriter writer)
    {
        if (token is JObject or JArray or JProperty && token.First is { } first)
            return first;
        for (var done = token; ; done = done.Parent!)
        {
            if (done is JObject)
                writer.WriteEndObject();
            else if (done is JArray)
                writer.WriteEndArray();
            if (done == root)
                return null;
            if (done.Next is { } next)
                return next;
        }
    }
}
