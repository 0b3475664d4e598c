using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;
using CloudMgmt.Core.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace CloudMgmt.Core;

/// <summary>
/// Types of the application, which Newtonsoft.Json reads and writes by reflection. Its serializers are created apart from
/// <see cref="JsonConvert.DefaultSettings"/>, so that the host application's global settings cannot change what goes on the wire.
/// </summary>
[RequiresUnreferencedCode(Problem)]
[RequiresDynamicCode(Problem)]
internal static class ForeignJson
{
    public const string Problem = "A type of the application is read and written by reflection, of which trimming takes what that needs.";

    private static readonly JsonSerializer Reader = Serializer(new ReadingResolver(), new IntegerConverter());

    // One for each purpose.
    private static readonly JsonSerializer[] Writers =
    [
        .. new[] { JsonPurpose.Request, JsonPurpose.Parameters, JsonPurpose.Everything }
            .Select(purpose => Serializer(new WritingResolver(purpose), new NumberConverter())),
    ];

    public static void Write(JsonOutput json, object value) => Write(json, writer => Writers[(int)json.Purpose].Serialize(writer, value));

    /// <summary>How a type is read, which may be one of ours after all.</summary>
    public static JsonType TypeOf<T>()
        => ReaderOf<T>() is { } read ? new JsonType<T>(read)
        : Reflection.IsAllowed ? new ForeignJsonType(typeof(T), Reader.Deserialize)
        : throw new NotSupportedException($"{typeof(T)} is a type of the application. {Problem}");

    private static JsonRead<T>? ReaderOf<T>()
        => typeof(T).GetCustomAttribute<JsonConverterAttribute>(inherit: false) is { ConverterParameters: null } attribute
            && typeof(IJsonReaderOf<T>).IsAssignableFrom(attribute.ConverterType)
            ? ((IJsonReaderOf<T>)Activator.CreateInstance(attribute.ConverterType)!).Read
            : null;

    private static void Write(JsonOutput json, Action<JsonWriter> write)
    {
        var text = new StringBuilder();
        using var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture));
        try
        {
            write(writer);
        }
        catch (UnwritableJsonException e)
        {
            throw e.Within(json.Path);
        }
        json.Raw(text.ToString());
    }

    private static JsonSerializer Serializer(IContractResolver resolver, JsonConverter converter)
        => JsonSerializer.Create(new JsonSerializerSettings
        {
            ContractResolver = resolver,
            Converters = [new TimeConverter(), converter],
            Culture = CultureInfo.InvariantCulture,
            DateParseHandling = DateParseHandling.None,
            MaxDepth = ApiJson.MaxDepth,
            NullValueHandling = NullValueHandling.Include,
            TypeNameHandling = TypeNameHandling.None,
            MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        });

    // A dictionary's keys are data and keep their case.
    [RequiresUnreferencedCode(Problem)]
    [RequiresDynamicCode(Problem)]
    private sealed class ReadingResolver : DefaultContractResolver
    {
        protected override JsonConverter? ResolveContractConverter(Type objectType)
            => ContainerConverter.For(objectType) ?? base.ResolveContractConverter(objectType);

        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            property.Required = Required.Default;
            return property;
        }
    }

    [RequiresUnreferencedCode(Problem)]
    [RequiresDynamicCode(Problem)]
    private sealed class WritingResolver(JsonPurpose purpose) : DefaultContractResolver
    {
        private readonly SelfWriter _ours = new(purpose);

        protected override JsonConverter? ResolveContractConverter(Type objectType)
            => _ours.CanConvert(objectType) ? _ours : base.ResolveContractConverter(objectType);
    }

    /// <summary>Writes what can write itself, or goes on however deep, within a type of the application.</summary>
    private sealed class SelfWriter(JsonPurpose purpose) : JsonConverter
    {
        public override bool CanRead => false;

        public override bool CanConvert(Type objectType)
            => typeof(ApiModel).IsAssignableFrom(objectType) || typeof(IOpenEnum).IsAssignableFrom(objectType)
                || typeof(ApiUnion).IsAssignableFrom(objectType) || typeof(JToken).IsAssignableFrom(objectType);

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
            => throw new NotSupportedException("It only writes.");

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        {
            using var json = new JsonOutput(purpose);
            try
            {
                json.WriteAny(value);
            }
            catch (UnwritableJsonException e)
            {
                // Only after an item is written does the path have its index.
                writer.WriteNull();
                throw e.Within(writer.Path);
            }
            writer.WriteRawValue(Encoding.UTF8.GetString(json.Written.ToArray()));
        }
    }

    /// <summary>Refuses to send NaN and infinity, which JSON does not have. Written as the text "NaN"
    /// they would be another value.</summary>
    private sealed class NumberConverter : JsonConverter
    {
        public override bool CanRead => false;

        public override bool CanConvert(Type objectType)
            => Type.GetTypeCode(Nullable.GetUnderlyingType(objectType) ?? objectType) is TypeCode.Double or TypeCode.Single;

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
            => throw new NotSupportedException("It only writes.");

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        {
            writer.WriteValue(value);
            if (Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && (double.IsNaN(number) || double.IsInfinity(number)))
                throw new UnwritableJsonException(JsonValues.DescribeNotFinite, writer.Path);
        }
    }
}
