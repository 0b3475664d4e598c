using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudMgmt.Core.Serialization;

/// <summary>
/// Has System.Text.Json read and write a model, a union or an enumeration as the service does. Each names it in an attribute, so that no
/// setting is needed. The attribute is not inherited: a class of your own that is derived from a model needs one too,
/// with a format that makes it.
/// </summary>
/// <typeparam name="T">The model, union or enumeration.</typeparam>
/// <typeparam name="TFormat">How it is read and written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SystemTextJsonConverter<T, TFormat> : JsonConverter<T>
    where TFormat : struct, IJsonFormat<T>
{
    /// <summary>Whether null comes here: among values of an enumeration it may stand for the default one.</summary>
    public override bool HandleNull => typeof(T).IsValueType;

    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // A text that came in pieces, as ASP.NET Core has a request body: the cursor reads one piece.
        var isInPieces = reader.Position.GetObject() is not null;
        var json = isInPieces ? new JsonCursor(Copy(ref reader)) : new JsonCursor(reader);
        try
        {
            return default(TFormat).Read(ref json);
        }
        catch (Exception e) when (JsonReading.IsRefusal(e))
        {
            // System.Text.Json says where, if the message is left to it.
            throw new JsonException();
        }
        finally
        {
            if (!isInPieces)
                reader = json.Reader;
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        using var json = new JsonOutput(JsonPurpose.Everything);
        try
        {
            default(TFormat).Write(json, value);
        }
        catch (UnwritableJsonException e)
        {
            throw new JsonException(e.Message);
        }
        JsonTokens.Copy(json.Written, writer);
    }

    /// <summary>Reads an enumeration that is the key of a dictionary.</summary>
    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => !typeof(T).IsValueType ? base.ReadAsPropertyName(ref reader, typeToConvert, options)
            : JsonReading.TryReadName<T, TFormat>(reader.GetString()!, out var value) ? value!
            : throw new JsonException();

    /// <summary>Writes an enumeration that is the key of a dictionary.</summary>
    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value is IOpenEnum open)
            writer.WritePropertyName(open.ToWireText());
        else
            base.WriteAsPropertyName(writer, value!, options);
    }

    private static byte[] Copy(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Encoding.UTF8.GetBytes(document.RootElement.GetRawText());
    }
}
