using System.Globalization;
using System.Text;
using System.Text.Json;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core;

/// <summary>Reads a whole JSON text by a reader.</summary>
internal static class JsonReading
{
    /// <param name="utf8">The text.</param>
    /// <param name="bare">Where words stand for a value that JSON does not have.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="place">Where the token stands that is not what was expected.</param>
    public static bool TryRead<T>(ReadOnlySpan<byte> utf8, HashSet<long>? bare, JsonRead<T> read, out T? value, out int place)
    {
        (value, place) = (default, 0);
        JsonCursor json = default;
        try
        {
            json = new JsonCursor(utf8, bare);
            value = read(ref json);
            return !json.Reader.Read();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            place = (int)json.Reader.TokenStartIndex;
            return false;
        }
    }

    /// <summary>Reads a name, which JSON has as text also where it stands for a number.</summary>
    public static bool TryReadName<T, TFormat>(string name, out T? value)
        where TFormat : struct, IJsonFormat<T>
    {
        using var json = new JsonOutput(JsonPurpose.Everything);
        json.Quote(name);
        if (TryRead(json.Written, bare: null, (JsonRead<T>)default(TFormat).Read, out value, out _))
            return true;
        using var digits = new JsonOutput(JsonPurpose.Everything);
        if (!long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return false;
        digits.Integer(number);
        return TryRead(digits.Written, bare: null, (JsonRead<T>)default(TFormat).Read, out value, out _);
    }

    /// <summary>Whether a reader says that the JSON is not what it reads.</summary>
    public static bool IsRefusal(Exception e)
        => e is JsonException or FormatException or InvalidOperationException or OverflowException or DecoderFallbackException
            or InsufficientExecutionStackException;
}
