using System.Reflection;
using System.Text;
using Newtonsoft.Json;

namespace CloudMgmt.Core.Tests;

/// <summary>
/// JSON for a type, the same for the same seed: properties in any order, some missing, some twice, with fields and enumeration values that
/// the type does not know. Odd JSON has wrong kinds, odd numbers and bad syntax as well.
/// </summary>
internal sealed class RandomJson(int seed, bool isOdd)
{
    private const int MaxDepth = 4;

    private static readonly string[] Texts =
    [
        "plain", "", "with space", "größer", "名前", "\U0001F600", @"tab\tline\n", @"\u00e9\u540d", @"\ud83d\ude00", @"\""\\\/",
        "2026-01-31T10:00:00+02:00", "12", "null", new('x', 300),
        @"\u0085\u2028\u2029\u007f\u0000\b\f\u001f", "<a href='x'>&+</a>", "\u00a0\ue000\ufeff",
    ];

    private static readonly string[] Times =
    [
        "2026-01-31T12:00:00Z", "2026-01-31T12:00:00.123Z", "2026-01-31T12:00:00.1234567Z", "2026-01-31T12:00:00.12345678Z",
        "2026-01-31T12:00:00.123456789+02:00", "2026-01-31T07:00:00-05:00", "2026-01-31T12:00:00", "2026-01-31 12:00:00", "2026-01-31",
        "2026-01-31T12:00Z", "2026-01-31T12:00:00.5+05:30", @"2026-01-31T12\u003a00:00Z", "",
    ];

    private static readonly string[] Integers = ["0", "-0", "1", "-1", "100", "2147483647", "-2147483648"];
    private static readonly string[] Longs = [.. Integers, "9007199254740993", "9223372036854775807", "-9223372036854775808"];
    private static readonly string[] Decimals =
    [
        .. Longs, "0.1", "1.10", "-0.5", "100.0", "0.0000000000000000000000001", "123456789012345.1234567890",
    ];
    private static readonly string[] Doubles =
    [
        .. Decimals, "1e-7", "1E+10", "1.7976931348623157E+308", "5e-324", "1.5e3", "3.4e39", "123456789012345678901234567890",
    ];
    private static readonly string[] Numbers =
    [
        .. Doubles, "12345678901234567890", "1e400", "-1e-400", "0.12345678901234567890123456789012345", "79228162514264337593543950335.5",
        new('9', 400),
    ];

    private static readonly string[] Odd =
    [
        "\"12\"", "\"1.5\"", "12", "1.5", "1.0", "1e2", "true", "\"true\"", "\"\"", "{}", "[]", "[1]", "{\"a\":1}", "\"no\"", "1e400",
        "-1e-400", "1e-40", "99999999999999999999", "0.12345678901234567890123456789012345", "79228162514264337593543950335.5", "01",
        "0x1F", "NaN", "'single'", "undefined",
        "/* remark */ 1", @"""\ud83d""", @"""\udc00x""", "\"tab\there\"", "[1,]", "{\"a\":1,}", "{a:1}", "-", "\"2026-13-01T00:00:00Z\"",
        "\"31 January 2026\"", "\"2026-01-31T24:00:00Z\"", "\"2026-01-31T12:00:60Z\"", "\"/Date(1198908717056)/\"", "\"AQI\"", "\" 12 \"",
        "\"NaN\"", "-0.0",
    ];

    private static readonly string[] UnknownNames =
    [
        "new", "", "$type", "$id", "with space", "esc\"aped\\", "名前", "\U0001F600", "AdditionalProperties", new('n', 200),
    ];

    private readonly Random _random = new(seed);

    /// <summary>The models that stand for several, with the field that tells them apart.</summary>
    public static Dictionary<Type, (string Field, (string Value, Type Type)[] Subtypes)?> Hierarchies { get; } = [];

    public string Of(Type type) => Space() + Value(type, 0) + Space();

    private string Value(Type type, int depth)
    {
        if (depth > 0 && _random.Next(15) == 0 && IsNullable(type))
            return "null";
        if (isOdd && _random.Next(25) == 0)
            return Pick(Odd);
        type = Nullable.GetUnderlyingType(type) ?? type;
        return Scalar(type)
            ?? (type.IsSubclassOf(typeof(ApiModel)) ? Model(type, depth)
            : Elements(type, typeof(IList<>)) is { } item ? List(item, depth)
            : Elements(type, typeof(IDictionary<,>)) is { } value ? Map(value, depth)
            : Any(depth));
    }

    private string? Scalar(Type type) => type switch
    {
        _ when type == typeof(string) => Text(),
        _ when type == typeof(bool) => Pick("true", "false"),
        _ when type == typeof(int) => Pick(Integers),
        _ when type == typeof(long) => Pick(Longs),
        _ when type == typeof(decimal) => Pick(Decimals),
        _ when type == typeof(double) || type == typeof(float) => Pick(Doubles),
        _ when type == typeof(byte[]) => Pick("\"\"", "\"AQI=\"", "\"AQID\""),
        _ when type == typeof(DateTimeOffset) => $"\"{Pick(isOdd ? Times : Times[..^1])}\"",
        _ when typeof(IOpenEnum).IsAssignableFrom(type) => Enumeration(type),
        _ => null,
    };

    private string Text() => $"\"{Pick(Texts)}\"";

    private string Enumeration(Type type)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == type)
            .Select(p => ((IOpenEnum)p.GetValue(null)!).ToWireText()).ToArray();
        if (typeof(IConvertible).IsAssignableFrom(type.GetProperty("Value")!.PropertyType)
            && type.GetProperty("Value")!.PropertyType == typeof(long))
        {
            return _random.Next(3) == 0 ? Pick(Longs) : Pick(known);
        }

        return _random.Next(3) == 0 ? Text() : JsonConvert.ToString(Pick(known));
    }

    private string Model(Type type, int depth)
    {
        var fields = new List<string>();
        var discriminator = Hierarchies.GetValueOrDefault(type);
        if (discriminator is { } hierarchy && _random.Next(4) > 0)
        {
            var subtype = Pick(hierarchy.Subtypes);
            fields.Add($"{JsonConvert.ToString(hierarchy.Field)}:{JsonConvert.ToString(subtype.Value)}");
            type = subtype.Type;
        }
        var known = type.GetProperties().Where(p => Fields.IndexOf(p) is not null).ToDictionary(Fields.NameOf, p => p.PropertyType);
        foreach (var (name, value) in known.Where(p => p.Key != discriminator?.Field))
            AddField(fields, name, value, depth);
        foreach (var name in UnknownNames.Concat(known.Keys.Select(OtherCase)).Where(
            name => !known.ContainsKey(name) && _random.Next(8) == 0))
        {
            fields.Add($"{JsonConvert.ToString(name)}:{Any(depth + 1)}");
        }

        return Object(fields);
    }

    private void AddField(List<string> fields, string name, Type type, int depth)
    {
        if (depth < MaxDepth ? _random.Next(4) > 0 : _random.Next(20) == 0)
            fields.Add($"{JsonConvert.ToString(name)}:{Space()}{Value(type, depth + 1)}");
        if (_random.Next(30) == 0)
            fields.Add($"{JsonConvert.ToString(name)}:{Value(type, depth + 1)}");
    }

    private static string OtherCase(string name)
        => char.IsLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name.ToLowerInvariant();

    private string List(Type item, int depth)
        => $"[{string.Join(",", Enumerable.Range(0, Count(depth)).Select(_ => Space() + Value(item, depth + 1)))}]";

    private string Map(Type value, int depth)
        => Object([.. Enumerable.Range(0, Count(depth)).Select(_ => $"{Text()}:{Value(value, depth + 1)}")]);

    private string Any(int depth) => _random.Next(depth < MaxDepth ? 8 : 5) switch
    {
        0 => "null",
        1 => Pick("true", "false"),
        2 => Text(),
        3 => Pick(Longs),
        4 => Pick(Numbers),
        5 => List(typeof(object), depth),
        _ => Object([.. Enumerable.Range(0, Count(depth)).Select(_ => $"{Text()}:{Any(depth + 1)}")]),
    };

    private string Object(List<string> fields)
    {
        var json = new StringBuilder("{");
        while (fields.Count > 0)
        {
            var index = _random.Next(fields.Count);
            json.Append(json.Length > 1 ? "," : "").Append(Space()).Append(fields[index]).Append(Space());
            fields.RemoveAt(index);
        }
        return json.Append('}').ToString();
    }

    private int Count(int depth) => depth < MaxDepth ? _random.Next(4) : 0;

    private string Space() => _random.Next(6) switch { 0 => " ", 1 => "\r\n\t", _ => "" };

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    // Null for a plain number is an error, which only odd JSON has.
    private bool IsNullable(Type type)
        => isOdd || !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private static Type? Elements(Type type, Type collection)
        => type.IsGenericType && type.GetGenericTypeDefinition() == collection ? type.GetGenericArguments()[^1] : null;
}
