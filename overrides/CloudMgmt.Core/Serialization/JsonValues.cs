using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CloudMgmt.Core.Serialization;

/// <summary>Reads values of each kind from JSON and writes them, without reflection. Used by the generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class JsonValues
{
    // With more digits a decimal rounds.
    private const int MaxExactDigits = 28;

    /// <summary>Reads a text.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static string ReadString(this ref JsonCursor json) => json.IsNull ? null! : json.Text();

    /// <summary>Reads a value of a type whose own reader is out of sight, as where a member has its name.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TFormat">How it is read.</typeparam>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary) and not(self::typeparam)]"/>
    public static T ReadFormat<T, TFormat>(this ref JsonCursor json)
        where TFormat : struct, IJsonFormat<T>
        => default(TFormat).Read(ref json);

    /// <summary>Reads base64.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static byte[] ReadBytes(this ref JsonCursor json) => json.IsNull ? null!
        : json.Reader.TokenType == JsonTokenType.String && !json.IsBare && json.Reader.TryGetBytesFromBase64(out var bytes) ? bytes
        : Convert.FromBase64String(json.Text());

    /// <summary>Reads a flag.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static bool? ReadBoolean(this ref JsonCursor json) => json.IsNull ? null : json.Reader.GetBoolean();

    /// <summary>Reads an integer of 32 bits.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static int? ReadInt32(this ref JsonCursor json) => json.ReadInt64() is { } number ? checked((int)number) : null;

    /// <summary>Reads an integer of 64 bits. 7.0 and 1e2 are integers too; 1.5 is none.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static long? ReadInt64(this ref JsonCursor json) => json.IsNull ? null
        : json.Reader.TryGetInt64(out var number) ? number : IntegerConverter.Parse(json.Digits());

    /// <summary>Reads an integer of 64 bits without a sign. 7.0 and 1e2 are integers too; 1.5 is none.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static ulong? ReadUInt64(this ref JsonCursor json) => json.IsNull ? null
        : json.Reader.TryGetUInt64(out var number) ? number : checked((ulong)IntegerConverter.Parse(json.Digits()));

    /// <summary>Reads a number of single precision.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static float? ReadSingle(this ref JsonCursor json) => (float?)json.ReadDouble();

    /// <summary>Reads a number of double precision; infinity would be another value than one that is beyond it.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static double? ReadDouble(this ref JsonCursor json)
        => json.IsNull ? null
        : json.IsBare ? json.ReadWord()
        : json.Reader.GetDouble() is var number && double.IsInfinity(number) ? throw JsonCursor.OfAnotherKind() : number;

    /// <summary>Reads a decimal number.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static decimal? ReadDecimal(this ref JsonCursor json)
        => json.IsNull ? null
        : json.TryGetExactDecimal(out var number) ? number
        : decimal.Parse(json.Digits(), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Reads a date, or a time, which is in UTC unless it says otherwise.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static DateTimeOffset? ReadTime(this ref JsonCursor json)
        => json.IsNull ? null : json.TryGetUsualTime(out var time) ? time : TimeConverter.Parse(json.Text());

    /// <summary>Reads a date or a time that cannot be null; a null that comes all the same is the default value.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary)]"/>
    public static DateTimeOffset ReadTimeOrDefault(this ref JsonCursor json)
        => json.IsNull ? default : json.ReadTime() ?? throw JsonCursor.OfAnotherKind();

    /// <summary>Reads an enumeration of texts.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary) and not(self::typeparam)]"/>
    public static T? ReadTextEnum<T>(this ref JsonCursor json)
        where T : struct, IOpenEnum<T, string>
        => json.IsNull ? null : default(T).From(json.Text());

    /// <summary>Reads an enumeration of texts that cannot be null; a null that comes all the same is the default value.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary) and not(self::typeparam)]"/>
    public static T ReadTextEnumOrDefault<T>(this ref JsonCursor json)
        where T : struct, IOpenEnum<T, string>
        => json.ReadTextEnum<T>() ?? default;

    /// <summary>Reads an enumeration of integers.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary) and not(self::typeparam)]"/>
    public static T? ReadNumberEnum<T>(this ref JsonCursor json)
        where T : struct, IOpenEnum<T, long>
        => json.ReadInt64() is { } number ? default(T).From(number) : null;

    /// <summary>Reads a model.</summary>
    /// <typeparam name="T">The model; not its subtypes.</typeparam>
    /// <param name="json">The cursor.</param>
    /// <param name="create">Makes the model.</param>
    /// <returns>The model; null for a JSON null.</returns>
    public static T ReadModel<T>(this ref JsonCursor json, Func<T> create)
        where T : ApiModel
    {
        if (json.IsNull)
            return null!;
        var model = create();
        if (json.Reader.TokenType != JsonTokenType.StartObject)
        {
            model.ReadJsonValue(ref json);
            return model;
        }
        json.Begins(JsonTokenType.StartObject);
        while (json.NextProperty())
            model.ReadJsonProperty(ref json);
        return model;
    }

    internal static bool IsExactDecimal(ReadOnlySpan<char> number)
        => number.Length <= MaxExactDigits && number.IndexOfAny('e', 'E') < 0;

    // NaN or an infinity, which some services send although JSON has no such numbers.
    private static double ReadWord(this ref JsonCursor json) => json.Reader.GetString() switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw JsonCursor.OfAnotherKind(),
    };

    private static string Digits(this ref JsonCursor json)
        => json.Reader.TokenType == JsonTokenType.Number
            ? Encoding.UTF8.GetString(json.Reader.ValueSpan.ToArray())
            : throw JsonCursor.OfAnotherKind();

    internal static bool IsExactDecimal(ReadOnlySpan<byte> number)
        => number.Length <= MaxExactDigits && number.IndexOfAny((byte)'e', (byte)'E') < 0;

    private static bool TryGetExactDecimal(this ref JsonCursor json, out decimal number)
    {
        number = 0;
        return IsExactDecimal(json.Reader.ValueSpan) && json.Reader.TryGetDecimal(out number);
    }

    // What System.Text.Json reads as others do: with an offset, since without one it takes the zone of the machine, and with a fraction
    // that fits, since it cuts off the rest where DateTimeOffset.Parse rounds.
    private static bool TryGetUsualTime(this ref JsonCursor json, out DateTimeOffset time)
    {
        time = default;
        var text = json.Reader.ValueSpan;
        var isComplete = text.Length switch
        {
            >= 20 and <= 28 when text[text.Length - 1] == 'Z' => true,
            >= 25 and <= 33 => text[text.Length - 6] is (byte)'+' or (byte)'-',
            _ => false,
        };
        return isComplete && json.Reader.TryGetDateTimeOffset(out time);
    }

    /// <summary>Reads a value that cannot be null.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="json">The cursor.</param>
    /// <param name="read">Reads the value.</param>
    /// <returns>The value.</returns>
    public static T ReadValue<T>(this ref JsonCursor json, JsonRead<T?> read)
        where T : struct
        => read(ref json) ?? throw JsonCursor.OfAnotherKind();

    /// <summary>Reads a list.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="json">The cursor.</param>
    /// <param name="read">Reads an item.</param>
    /// <returns>The list; null for a JSON null.</returns>
    public static IList<T> ReadList<T>(this ref JsonCursor json, JsonRead<T> read)
    {
        if (!json.Begins(JsonTokenType.StartArray))
            return null!;
        var items = new ListBuffer<T>();
        while (json.NextItem())
            items.Add(read(ref json));
        return items.ToList();
    }

    /// <summary>Reads a list of values that cannot be null.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="json">The cursor.</param>
    /// <param name="read">Reads an item.</param>
    /// <returns>The list; null for a JSON null.</returns>
    public static IList<T> ReadValues<T>(this ref JsonCursor json, JsonRead<T?> read)
        where T : struct
    {
        if (!json.Begins(JsonTokenType.StartArray))
            return null!;
        var items = new ListBuffer<T>();
        while (json.NextItem())
            items.Add(json.ReadValue(read));
        return items.ToList();
    }

    /// <summary>Reads an object whose property names are data.</summary>
    /// <typeparam name="T">What its properties are.</typeparam>
    /// <param name="json">The cursor.</param>
    /// <param name="read">Reads the value of a property.</param>
    /// <returns>The properties; null for a JSON null.</returns>
    public static IDictionary<string, T> ReadMap<T>(this ref JsonCursor json, JsonRead<T> read)
    {
        if (!json.Begins(JsonTokenType.StartObject))
            return null!;
        var map = new Dictionary<string, T>();
        while (json.NextProperty())
            map[json.NameText()] = read(ref json);
        return map;
    }

    /// <summary>Reads an object whose property names are data, with values that cannot be null.</summary>
    /// <typeparam name="T">What its properties are.</typeparam>
    /// <param name="json">The cursor.</param>
    /// <param name="read">Reads the value of a property.</param>
    /// <returns>The properties; null for a JSON null.</returns>
    public static IDictionary<string, T> ReadValueMap<T>(this ref JsonCursor json, JsonRead<T?> read)
        where T : struct
    {
        if (!json.Begins(JsonTokenType.StartObject))
            return null!;
        var map = new Dictionary<string, T>();
        while (json.NextProperty())
            map[json.NameText()] = json.ReadValue(read);
        return map;
    }
}
