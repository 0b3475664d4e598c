using System.Text;
using CloudMgmt.Core.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.Core;

/// <summary>The JSON of the SDK: a tolerant reader for responses, a strict writer for requests.</summary>
internal static class ApiJson
{
    // Deeper documents are refused; no operation comes near, but a field that is not known yet may.
    public const int MaxDepth = 1000;

    private const int MaxPathLength = 200;

    private const int Utf8CodePage = 65001;

    /// <summary>Writes a request body; refuses one that lacks a required property.</summary>
    /// <exception cref="ArgumentException">The value cannot be sent; the message names the place and never a value.</exception>
    public static byte[] Write<T>(T value, JsonWrite<T> write, string? parameter, JsonPurpose purpose = JsonPurpose.Request)
    {
        try
        {
            return Write(value, write, purpose);
        }
        catch (InsufficientExecutionStackException)
        {
            return WriteDeep(value, write, purpose);
        }
        catch (UnwritableJsonException e)
        {
            throw new ArgumentException(e.Message, parameter);
        }
    }

    /// <summary>Writes a value of any kind as text.</summary>
    /// <exception cref="ArgumentException">The value cannot be sent; the message names the place and never a value.</exception>
    public static string WriteRequest(object value, string? parameter)
        => Encoding.UTF8.GetString(Write(value, JsonValues.WriteAny, parameter));

    /// <summary>Writes a value of any kind as parsed JSON.</summary>
    /// <exception cref="ArgumentException">The value cannot be sent; the message names the place and never a value.</exception>
    public static JToken WriteToken(object value, string? parameter, JsonPurpose purpose)
    {
        var json = new JsonCursor(Write(value, JsonValues.WriteAny, parameter, purpose));
        return json.ReadAny() switch { JToken token => token, null => JValue.CreateNull(), var scalar => new JValue(scalar) };
    }

    /// <summary>Reads a response body. What is hardly JSON is written as JSON first, and then read in the same way.</summary>
    /// <exception cref="UnreadableBodyException">The body is no text, not JSON, or not of that type.</exception>
    public static object? ReadResponse(ReadOnlyMemory<byte> content, Encoding encoding, JsonType type)
    {
        if (encoding.CodePage == Utf8CodePage && type.TryRead(WithoutMark(content.Span), bare: null, out var value, out _))
            return value;
        return ReadTolerantly(Charset.Decode(content, encoding), type);
    }

    // Methods of their own, here and below: the others would make what is handed over each time, though it is seldom needed.
    private static object? ReadTolerantly(string text, JsonType type) => JsonDepth.Run(text, () => ReadAsJson(text, type));

    private static object? ReadAsJson(string text, JsonType type)
    {
        using var reader = new ExactJsonReader(text);
        try
        {
            return type.Foreign is { } read ? ReadForeign(reader, read, type.Type) : ReadCopy(reader, text, type);
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            throw Unreadable(reader);
        }
    }

    private static object? ReadCopy(ExactJsonReader reader, string text, JsonType type)
    {
        if (!reader.Read())
            return null;
        using var json = new JsonOutput(JsonPurpose.Everything);
        var bare = JsonTokens.Copy(reader, json);
        RefuseMore(reader);
        if (type.TryRead(json.Written, bare, out var value, out var place))
            return value;
        // Token by token, to the one that is not what was expected.
        using var again = new ExactJsonReader(text);
        for (var count = JsonTokens.CountBefore(json.Written, place); count >= 0; count--)
            again.Read();
        throw Unreadable(again);
    }

    private static object? ReadForeign(ExactJsonReader reader, Func<JsonReader, Type, object?> read, Type type)
    {
        var value = read(reader, type);
        RefuseMore(reader);
        return value is null || type.IsInstanceOfType(value) ? value
            : throw new JsonSerializationException("The number is of no fitting type.");
    }

    private static void RefuseMore(ExactJsonReader reader)
    {
        if (reader.Read())
            throw new JsonSerializationException("There is more text after the JSON value.");
    }

    // Only the place: the messages of the parser and of converters quote the value that they stumble over, which may be a secret.
    private static UnreadableBodyException Unreadable(ExactJsonReader reader)
        => new($"at '{Short(reader.Path)}', line {reader.LineNumber}, position {reader.LinePosition}");

    // Deep documents have long ones.
    private static string Short(string path) => path.Length <= MaxPathLength ? path : path.Substring(0, MaxPathLength) + "…";

    private static byte[] WriteDeep<T>(T value, JsonWrite<T> write, JsonPurpose purpose)
        => JsonDepth.OnLargeStack(() => Write(value, write, purpose));

    private static byte[] Write<T>(T value, JsonWrite<T> write, JsonPurpose purpose)
    {
        using var json = new JsonOutput(purpose);
        write(json, value);
        return json.Written.ToArray();
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8)
        => utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF ? utf8.Slice(3) : utf8;
}

/// <summary>A response body is no text, not JSON, or not of the type expected; the message says where, and never what.</summary>
internal sealed class UnreadableBodyException(string message) : Exception(message);

/// <summary>A value cannot be written; the message says where it stands, and never what it is.</summary>
/// <param name="describe">Makes the message of the path.</param>
/// <param name="path">The path.</param>
internal sealed class UnwritableJsonException(Func<string, string> describe, string path) : Exception(describe(path))
{
    /// <summary>The same, of a value that stands within another one.</summary>
    public UnwritableJsonException Within(string outer) => new(describe, JsonOutput.Join(outer, path));
}
