using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.Core;

/// <summary>
/// The two JSON serializers of the SDK: a tolerant one for responses, a strict one for requests. They are created apart from
/// <see cref="JsonConvert.DefaultSettings"/>, so that the host application's global settings cannot change what goes on the wire.
/// </summary>
internal static class ApiJson
{
    // Deeper documents are refused: each level costs stack, and no operation comes near.
    public const int MaxDepth = 64;

    private const int Utf8CodePage = 65001;

    private static JsonSerializer ResponseSerializer { get; } = JsonSerializer.Create(Settings(new ResponseContractResolver()));

    private static JsonSerializer RequestSerializer { get; } = JsonSerializer.Create(Settings(new RequestContractResolver()));

    /// <summary>Writes a request body; refuses one that lacks a required property.</summary>
    public static string WriteRequest(object value, string? parameter)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text);
        Write(writer, value, parameter);
        return text.ToString();
    }

    /// <summary>The same as <see cref="WriteRequest"/>, as parsed JSON.</summary>
    public static JToken WriteToken(object value, string? parameter)
    {
        using var writer = new JTokenWriter();
        Write(writer, value, parameter);
        return writer.Token!;
    }

    /// <summary>Reads a response body: without reflection where that is possible, and tolerantly where it must be.</summary>
    /// <exception cref="UnreadableJsonException">The body is not JSON, or not of that type.</exception>
    public static object? ReadResponse(ReadOnlyMemory<byte> content, Encoding encoding, JsonType type)
        => encoding.CodePage == Utf8CodePage && type.TryRead(WithoutMark(content.Span), out var value)
            ? value
            : ReadTolerantly(content, encoding, type.Type);

    /// <summary>Reads a response body by reflection, with all that Newtonsoft.Json puts up with.</summary>
    /// <exception cref="UnreadableJsonException">The body is not JSON, or not of that type.</exception>
    public static object? ReadTolerantly(ReadOnlyMemory<byte> content, Encoding encoding, Type type)
        => ReadTolerantly(content, encoding, type, FloatParseHandling.Decimal);

    private static void Write(JsonWriter writer, object value, string? parameter)
    {
        try
        {
            RequestSerializer.Serialize(writer, value);
        }
        catch (MissingPropertyException e)
        {
            throw new ArgumentException(e.Message, parameter);
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8)
        => utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF ? utf8.Slice(3) : utf8;

    private static MemoryStream Stream(ReadOnlyMemory<byte> content)
        => MemoryMarshal.TryGetArray(content, out var bytes) ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(content.ToArray());

    private static object? ReadTolerantly(ReadOnlyMemory<byte> content, Encoding encoding, Type type, FloatParseHandling numbers)
    {
        using var text = new StreamReader(Stream(content), encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 4096);
        using var reader = new JsonTextReader(text);
        // Dates inside unknown fields must stay the text that they were.
        reader.DateParseHandling = DateParseHandling.None;
        reader.FloatParseHandling = numbers;
        reader.MaxDepth = MaxDepth;
        try
        {
            var value = ResponseSerializer.Deserialize(reader, type);
            return reader.Read() ? throw new JsonSerializationException("There is more text after the JSON value.") : value;
        }
        catch (JsonReaderException) when (numbers == FloatParseHandling.Decimal)
        {
            // Decimal keeps every digit of an unknown field, but a number beyond its range must not make a response unreadable.
            return ReadTolerantly(content, encoding, type, FloatParseHandling.Double);
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            // Only the place: the messages of the parser and of converters quote the value that they stumble over, which may be a secret.
            throw new UnreadableJsonException($"at '{reader.Path}', line {reader.LineNumber}, position {reader.LinePosition}");
        }
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

/// <summary>A response body is not JSON, or not of the type expected; the message says where, and never what.</summary>
internal sealed class UnreadableJsonException(string message) : Exception(message);
