using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>Reads lists and maps from an object or a list only: Newtonsoft.Json would take an empty text for null.</summary>
[RequiresUnreferencedCode(ForeignJson.Problem)]
[RequiresDynamicCode(ForeignJson.Problem)]
internal sealed class ContainerConverter : JsonConverter
{
    private readonly JsonToken _start;
    private readonly Func<object> _create;

    private ContainerConverter(JsonToken start, Type created)
        => (_start, _create) = (start, () => Activator.CreateInstance(created)!);

    /// <summary>The converter of a type, or null if it is no container that a document describes.</summary>
    public static ContainerConverter? For(Type type)
        => Arguments(type, typeof(IList<>), typeof(List<>)) is { } items
            ? new ContainerConverter(JsonToken.StartArray, typeof(List<>).MakeGenericType(items))
        : Arguments(type, typeof(IDictionary<,>), typeof(Dictionary<,>)) is { } entries
            ? new ContainerConverter(JsonToken.StartObject, typeof(Dictionary<,>).MakeGenericType(entries))
        : null;

    public override bool CanConvert(Type objectType) => true;

    public override bool CanWrite => false;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
            return null;
        if (reader.TokenType != _start)
            throw new JsonSerializationException($"{_start} was expected, not {reader.TokenType}.");
        var container = _create();
        serializer.Populate(reader, container);
        return container;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        => throw new NotSupportedException("Containers are written by the serializer itself.");

    private static Type[]? Arguments(Type type, Type contract, Type created)
        => type.IsGenericType && (type.GetGenericTypeDefinition() == contract || type.GetGenericTypeDefinition() == created)
            ? type.GetGenericArguments()
            : null;
}
