using System.Globalization;
using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>
/// The two JSON serializers of the SDK: a tolerant one for responses, a strict one for requests. They are created apart from
/// <see cref="JsonConvert.DefaultSettings"/>, so that the host application's global settings cannot change what goes on the wire.
/// </summary>
internal static class ApiJson
{
    // Deeper documents are refused: each level costs stack, and no operation comes near.
    private const int MaxDepth = 64;

    public static JsonSerializer ResponseSerializer { get; } = JsonSerializer.Create(Settings(new ResponseContractResolver()));

    public static JsonSerializer RequestSerializer { get; } = JsonSerializer.Create(Settings(new RequestContractResolver()));

    /// <summary>Writes a request body; refuses one that lacks a required property.</summary>
    public static string WriteRequest(object value, string? parameter)
    {
        try
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            using var writer = new JsonTextWriter(text);
            RequestSerializer.Serialize(writer, value);
            return text.ToString();
        }
        catch (MissingPropertyException e)
        {
            throw new ArgumentException(e.Message, parameter);
        }
    }

    public static object? ReadResponse(Stream content, System.Text.Encoding encoding, Type type)
    {
        using var text = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 4096, leaveOpen: true);
        using var reader = new JsonTextReader(text) { CloseInput = false };
        return Read(reader, type);
    }

    public static object? ReadResponse(string content, Type type)
    {
        using var reader = new JsonTextReader(new StringReader(content));
        return Read(reader, type);
    }

    private static object? Read(JsonTextReader reader, Type type)
    {
        // Dates inside unknown fields must stay the text that they were.
        reader.DateParseHandling = DateParseHandling.None;
        reader.MaxDepth = MaxDepth;
        var value = ResponseSerializer.Deserialize(reader, type);
        return reader.Read() ? throw new JsonSerializationException("There is more text after the JSON value.") : value;
    }

    private static JsonSerializerSettings Settings(ApiContractResolver resolver) => new()
    {
        ContractResolver = resolver,
        Converters = { new TimeConverter() },
        Culture = CultureInfo.InvariantCulture,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,
        NullValueHandling = NullValueHandling.Include,
        TypeNameHandling = TypeNameHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
    };
}
