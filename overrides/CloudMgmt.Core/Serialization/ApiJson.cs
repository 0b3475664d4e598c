using System.Globalization;
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
    // Deeper documents are refused; no operation comes near, but a field that is not known yet may.
    public const int MaxDepth = 1000;

    private const int MaxPathLength = 200;

    private const int Utf8CodePage = 65001;

    // Most bodies are shorter; growing from the usual 16 characters costs more than the body itself.
    private const int InitialLength = 256;

    private static JsonSerializer ResponseSerializer { get; } = JsonSerializer.Create(Settings(new ResponseContractResolver(), new IntegerConverter()));

    private static JsonSerializer RequestSerializer { get; } = JsonSerializer.Create(Settings(new RequestContractResolver(), new FiniteNumberConverter(), new TokenConverter()));

    /// <summary>Writes a request body; refuses one that lacks a required property.</summary>
    public static string WriteRequest(object value, string? parameter)
    {
        var text = new StringBuilder(InitialLength);
        using var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture));
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
    /// <exception cref="UnreadableBodyException">The body is no text, not JSON, or not of that type.</exception>
    public static object? ReadResponse(ReadOnlyMemory<byte> content, Encoding encoding, JsonType type)
        => encoding.CodePage == Utf8CodePage && type.TryRead(WithoutMark(content.Span), out var value)
            ? value
            : ReadTolerantly(content, encoding, type.Type);

    /// <summary>Reads a response body by reflection, with all that Newtonsoft.Json puts up with.</summary>
    /// <exception cref="UnreadableBodyException">The body is no text, not JSON, or not of that type.</exception>
    public static object? ReadTolerantly(ReadOnlyMemory<byte> content, Encoding encoding, Type type)
    {
        var text = Charset.Decode(content, encoding);
        return JsonDepth.Run(text, () => ReadTolerantly(text, type));
    }

    private static object? ReadTolerantly(string text, Type type)
    {
        using var reader = new ExactJsonReader(text);
        try
        {
            var value = ResponseSerializer.Deserialize(reader, type);
            if (reader.Read())
                throw new JsonSerializationException("There is more text after the JSON value.");
            return value is null || type.IsInstanceOfType(value) ? value : throw new JsonSerializationException("The number is of no fitting type.");
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            // Only the place: the messages of the parser and of converters quote the value that they stumble over, which may be a secret.
            throw new UnreadableBodyException($"at '{Short(reader.Path)}', line {reader.LineNumber}, position {reader.LinePosition}");
        }
    }

    // Deep documents have long ones.
    private static string Short(string path) => path.Length <= MaxPathLength ? path : path.Substring(0, MaxPathLength) + "…";

    private static void Write(JsonWriter writer, object value, string? parameter)
    {
        try
        {
            RequestSerializer.Serialize(writer, value);
        }
        catch (UnwritableJsonException e)
        {
            throw new ArgumentException(e.Message, parameter);
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8)
        => utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF ? utf8.Slice(3) : utf8;

    private static JsonSerializerSettings Settings(ApiContractResolver resolver, params JsonConverter[] converters) => new()
    {
        ContractResolver = resolver,
        Converters = [new TimeConverter(), .. converters],
        Culture = CultureInfo.InvariantCulture,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,
        NullValueHandling = NullValueHandling.Include,
        TypeNameHandling = TypeNameHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
    };
}

/// <summary>A response body is no text, not JSON, or not of the type expected; the message says where, and never what.</summary>
internal sealed class UnreadableBodyException(string message) : Exception(message);

/// <summary>A request model cannot be sent; the message says which property is at fault, and never its value.</summary>
internal sealed class UnwritableJsonException(string message) : Exception(message);
