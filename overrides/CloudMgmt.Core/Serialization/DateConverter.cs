using System.ComponentModel;
using Newtonsoft.Json;

namespace CloudMgmt.Core.Serialization;

/// <summary>Reads and writes a full-date (<c>2026-01-31</c>, its midnight in UTC) where the document says <c>format: date</c>. Used by the generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DateConverter : JsonConverter
{
    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

    /// <inheritdoc/>
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
        => TimeConverter.Read(reader, objectType);

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        => writer.WriteValue(value is DateTimeOffset date ? WireTime.FormatDate(date) : null);
}
