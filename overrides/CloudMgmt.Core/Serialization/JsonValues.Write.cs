using System.Globalization;

namespace CloudMgmt.Core.Serialization;

public static partial class JsonValues
{
    /// <summary>Writes a text.</summary>
    /// <inheritdoc cref="JsonWrite{T}" path="/*[not(self::summary) and not(self::typeparam)]"/>
    public static void WriteString(this JsonOutput json, string? value)
    {
        if (value is null)
            json.Null();
        else
            json.Quote(value);
    }

    /// <summary>Writes bytes as base64.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteBytes(this JsonOutput json, byte[]? value)
        => json.WriteString(value is null ? null : Convert.ToBase64String(value));

    /// <summary>Writes a flag.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteBoolean(this JsonOutput json, bool? value)
    {
        if (value is not { } flag)
            json.Null();
        else
            json.Raw(flag ? "true"u8 : "false"u8);
    }

    /// <summary>Writes an integer of 32 bits.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteInt32(this JsonOutput json, int? value) => json.WriteInt64(value);

    /// <summary>Writes an integer of 64 bits.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteInt64(this JsonOutput json, long? value)
    {
        if (value is not { } number)
            json.Null();
        else
            json.Integer(number);
    }

    /// <summary>Writes an integer of 64 bits without a sign.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteUInt64(this JsonOutput json, ulong? value)
    {
        if (value is not { } number)
            json.Null();
        else
            json.Raw(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a number of single precision.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteSingle(this JsonOutput json, float? value)
    {
        if (value is not { } number)
        {
            json.Null();
        }
        else
        {
            json.WriteFraction(
                number.ToString("R", CultureInfo.InvariantCulture), isFinite: !float.IsNaN(number) && !float.IsInfinity(number));
        }
    }

    /// <summary>Writes a number of double precision; NaN and infinity, which JSON does not have, are refused.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteDouble(this JsonOutput json, double? value)
    {
        if (value is not { } number)
        {
            json.Null();
        }
        else
        {
            json.WriteFraction(
                number.ToString("R", CultureInfo.InvariantCulture), isFinite: !double.IsNaN(number) && !double.IsInfinity(number));
        }
    }

    /// <summary>Writes a decimal number.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteDecimal(this JsonOutput json, decimal? value)
    {
        if (value is not { } number)
            json.Null();
        else
            json.WriteFraction(number.ToString(CultureInfo.InvariantCulture), isFinite: true);
    }

    /// <summary>Writes a time in UTC.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteTime(this JsonOutput json, DateTimeOffset? value)
        => json.WriteString(value is { } time ? WireTime.Format(time) : null);

    /// <summary>Writes a date without a time of day.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteDate(this JsonOutput json, DateTimeOffset? value)
        => json.WriteString(value is { } date ? WireTime.FormatDate(date) : null);

    /// <summary>Writes a value of an enumeration as it came.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteEnum<T>(this JsonOutput json, T? value)
        where T : struct, IOpenEnum
    {
        if (value is { } known)
            known.WriteJson(json);
        else
            json.Null();
    }

    /// <summary>Writes a model, whichever subtype it is.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteModel(this JsonOutput json, ApiModel? value)
    {
        if (value is null)
        {
            json.Null();
            return;
        }
        json.Begin('{');
        value.WriteJsonProperties(json);
        json.End('}');
    }

    /// <summary>Writes a union as the alternative that it is.</summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteUnion(this JsonOutput json, ApiUnion? value)
    {
        if (value is null)
            json.Null();
        else
            value.WriteJson(json);
    }

    /// <summary>Writes a list.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="json">Where it goes.</param>
    /// <param name="value">The list.</param>
    /// <param name="write">Writes an item.</param>
    public static void WriteList<T>(this JsonOutput json, IEnumerable<T>? value, JsonWrite<T> write)
    {
        if (value is null)
        {
            json.Null();
            return;
        }
        json.Begin('[');
        foreach (var item in value)
        {
            json.Separate();
            write(json, item);
        }
        json.End(']');
    }

    /// <summary>Writes an object whose property names are data.</summary>
    /// <typeparam name="T">What its properties are.</typeparam>
    /// <param name="json">Where it goes.</param>
    /// <param name="value">The properties.</param>
    /// <param name="write">Writes the value of a property.</param>
    public static void WriteMap<T>(this JsonOutput json, IEnumerable<KeyValuePair<string, T>>? value, JsonWrite<T> write)
    {
        if (value is null)
        {
            json.Null();
            return;
        }
        json.Begin('{');
        foreach (var entry in value)
        {
            json.BeginProperty(entry.Key);
            write(json, entry.Value);
        }
        json.End('}');
    }

    private static void WriteFraction(this JsonOutput json, string number, bool isFinite)
    {
        if (!isFinite)
            throw new UnwritableJsonException(DescribeNotFinite, json.Path);
        json.Raw(number);
        // So that it is read as no integer.
        if (json.Purpose != JsonPurpose.Parameters && number.IndexOfAny(FractionMarks) < 0)
            json.Raw(".0"u8);
    }

    internal static string DescribeNotFinite(string path) => $"The number at '{path}' is not finite, which JSON cannot say.";

    private static readonly char[] FractionMarks = ['.', 'E', 'e'];
}
