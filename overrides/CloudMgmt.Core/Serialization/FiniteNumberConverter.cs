using System.Globalization;
using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>Refuses to send NaN and infinity, which JSON does not have. Written as the text "NaN" they would be another value.</summary>
internal sealed class FiniteNumberConverter : JsonConverter
{
    public override bool CanRead => false;

    public override bool CanConvert(Type objectType) => Type.GetTypeCode(Nullable.GetUnderlyingType(objectType) ?? objectType) is TypeCode.Double or TypeCode.Single;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
        => throw new NotSupportedException("Numbers are read by the serializer itself.");

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        // Only after an item is written does the path have its index.
        writer.WriteValue(value);
        if (Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && (double.IsNaN(number) || double.IsInfinity(number)))
            throw new UnwritableJsonException($"The number at '{writer.Path}' is not finite, which JSON cannot say.");
    }
}
