using System.ComponentModel;
using Newtonsoft.Json;

namespace CloudMgmt.Core.Serialization;

/// <summary>
/// Has Newtonsoft.Json read and write a model, a union or an enumeration as the service does. Each names it in an attribute, so that no
/// setting is needed. A class of your own that is derived from a model needs one too, with a format that makes it.
/// </summary>
/// <typeparam name="T">The model, union or enumeration.</typeparam>
/// <typeparam name="TFormat">How it is read and written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NewtonsoftConverter<T, TFormat> : JsonConverter, IJsonReaderOf<T>
    where TFormat : struct, IJsonFormat<T>
{
    JsonRead<T> IJsonReaderOf<T>.Read => default(TFormat).Read;

    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => (Nullable.GetUnderlyingType(objectType) ?? objectType) == typeof(T);

    /// <inheritdoc/>
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        // Newtonsoft.Json takes the attribute of a base, which cannot make what is derived from it.
        if (!CanConvert(objectType))
            throw new JsonSerializationException($"{objectType.Name} has no converter of its own, and that of {typeof(T).Name} cannot make it.");
        if (reader.TokenType == JsonToken.Null && objectType != typeof(T))
            return null;
        using var json = new JsonOutput(JsonPurpose.Everything);
        var bare = JsonTokens.Copy(reader, json);
        if (JsonReading.TryRead(json.Written, bare, (JsonRead<T>)default(TFormat).Read, out var value, out var place))
            return value;
        throw new JsonSerializationException($"The JSON is no {typeof(T).Name}: '{JsonOutput.PathOf(json.Written.Slice(0, place))}' is of another kind.");
    }

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is not T known)
        {
            writer.WriteNull();
            return;
        }
        using var json = new JsonOutput(JsonPurpose.Everything);
        try
        {
            default(TFormat).Write(json, known);
        }
        catch (UnwritableJsonException e)
        {
            throw new JsonSerializationException(e.Message);
        }
        JsonTokens.Copy(json.Written, writer);
    }
}

/// <summary>Tells how a type reads itself.</summary>
internal interface IJsonReaderOf<out T>
{
    JsonRead<T> Read { get; }
}
