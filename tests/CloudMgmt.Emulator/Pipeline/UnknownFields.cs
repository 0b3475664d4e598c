using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>Makes an answer look as if a newer version of the service had sent it.</summary>
internal static class UnknownFields
{
    public const string PropertyName = "emulatorUnknownProperty";
    public const string EnumValue = "EMULATOR_UNKNOWN_VALUE";

    public static Reply AddTo(Reply reply, SpecOperation operation)
    {
        var schema = operation.ResponseFor(reply.StatusCode)?.ByMediaType.GetValueOrDefault("application/json");
        if (reply.Json is null || schema is null || reply.StatusCode >= 300)
            return reply;
        return Reply.WithJson(reply.StatusCode, Widen(reply.Json, schema)!) with { Headers = reply.Headers };
    }

    private static JsonNode? Widen(JsonNode? value, Schema schema) => value switch
    {
        JsonObject members => WidenObject(members, schema),
        JsonArray items => WidenArray(items, schema),
        not null when IsTextEnum(schema) => JsonValue.Create(EnumValue),
        _ => value?.DeepClone(),
    };

    private static JsonObject WidenObject(JsonObject members, Schema schema)
    {
        var known = schema.AllProperties.ToDictionary(pair => pair.Key, pair => pair.Value);
        var widened = new JsonObject();
        foreach (var (name, value) in members)
            widened[name] = known.TryGetValue(name, out var property) ? Widen(value, property) : value?.DeepClone();
        widened[PropertyName] = new JsonObject { ["nested"] = new JsonArray(1, "two", null) };
        return widened;
    }

    private static JsonArray WidenArray(JsonArray items, Schema schema)
    {
        var itemSchema = schema.WholeItems!;
        if (!IsTextEnum(itemSchema))
            return new JsonArray([.. items.Select(item => Widen(item, itemSchema))]);
        return new JsonArray([.. items.Select(item => item?.DeepClone()), JsonValue.Create(EnumValue)]);
    }

    private static bool IsTextEnum(Schema schema)
        => schema is { Type: "string", Enum: not null } || schema.AllOf.Any(IsTextEnum);
}
