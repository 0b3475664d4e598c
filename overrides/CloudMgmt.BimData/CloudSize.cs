using Newtonsoft.Json;

namespace CloudMgmt.BimData;

// Override: until April 2022 the service sent the number of bytes and no object, which no generated model is read from.
[JsonConverter(typeof(EitherForm))]
public partial class CloudSize
{
    private sealed class EitherForm : JsonConverter<CloudSize>
    {
        public override bool CanWrite => false;

        public override CloudSize? ReadJson(JsonReader reader, Type objectType, CloudSize? existingValue, bool hasExistingValue, JsonSerializer serializer)
        {
            if (reader.TokenType == JsonToken.Null)
                return null;
            var size = new CloudSize();
            if (reader.TokenType == JsonToken.StartObject)
                serializer.Populate(reader, size);
            else
                size.TotalSize = serializer.Deserialize<long>(reader);
            return size;
        }

        public override void WriteJson(JsonWriter writer, CloudSize? value, JsonSerializer serializer)
            => throw new NotSupportedException("Models are written by the serializer itself.");
    }
}
