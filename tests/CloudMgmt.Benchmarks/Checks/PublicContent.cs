using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CloudMgmt.Core;

namespace CloudMgmt.Benchmarks;

/// <summary>
/// What a program sees in the properties of a model, of whichever client, as JSON without nulls. Fields that a client did not
/// understand and only kept do not count.
/// </summary>
internal static class PublicContent
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RemoveKeptFields } },
        Converters = { new JsonStringEnumConverter(), new OpenEnumWriter() },
    };

    public static JsonNode Of(object model) => JsonSerializer.SerializeToNode(model, model.GetType(), Options)!;

    public static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(
            fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, WithoutNulls(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };

    private static void RemoveKeptFields(JsonTypeInfo type)
    {
        foreach (var kept in type.Properties.Where(p => p.IsExtensionData || p.Name is "additionalProperties" or "additionalData").ToList())
            type.Properties.Remove(kept);
    }

    private sealed class OpenEnumWriter : JsonConverter<IOpenEnum>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(IOpenEnum));

        public override IOpenEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, IOpenEnum value, JsonSerializerOptions options)
            => writer.WriteStringValue(value.ToString());
    }
}
