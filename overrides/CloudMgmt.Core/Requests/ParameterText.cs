using System.Collections;
using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudMgmt.Core.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.Core;

/// <summary>Turns parameter values into the text that goes on the wire, the same on every machine and in every culture.</summary>
internal static class ParameterText
{
    public static string Format(object value, bool dateOnly = false) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        IOpenEnum open => open.ToWireText(),
        DateTimeOffset date when dateOnly => WireTime.FormatDate(date),
        DateTimeOffset time => WireTime.Format(time),
        DateTime time => WireTime.Format(time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : time),
        byte[] bytes => Convert.ToBase64String(bytes),
#if NET
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
#endif
        Enum member => Member(member),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The text of a value that is neither a list nor an object; null for those.</summary>
    public static string? Single(object value, string? parameter, bool dateOnly)
        => Held(value, parameter) is var held && (IsObject(held) || IsList(held))
            ? null
            : WellFormed.Check(Format(held, dateOnly), parameter);

    /// <summary>
    /// The single values of a list, names and values of an object, or the value itself; null items have no text and are left out.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <param name="dateOnly">Whether a time is written as its date.</param>
    /// <param name="explode">Whether name and value of an object are one text.</param>
    /// <param name="encode">What is done to each text; null for nothing.</param>
    public static IEnumerable<string> Items(
        object value, string? parameter, bool dateOnly, bool explode = false, Func<string, string>? encode = null)
    {
        encode ??= static text => text;
        return Single(value, parameter, dateOnly) is { } single ? [encode(single)]
            : !IsObject(value) ? Texts((IEnumerable)Held(value, parameter), parameter, dateOnly).Select(encode)
            : explode ? Fields(value, parameter).Select(field => $"{encode(field.Key)}={encode(field.Value)}")
            : Fields(value, parameter).SelectMany(field => new[] { encode(field.Key), encode(field.Value) });
    }

    /// <summary>The encoded text of a value in a path; empty for none.</summary>
    public static string InPath(string name, object value, PathStyle style, bool explode, string? parameter, bool dateOnly)
    {
        var items = Items(value, parameter, dateOnly, explode, Uri.EscapeDataString);
        return style switch
        {
            PathStyle.Label => $".{string.Join(explode ? "." : ",", items)}",
            PathStyle.Matrix when explode => string.Concat(items.Select(item => IsObject(value) ? $";{item}" : Named(item))),
            PathStyle.Matrix => Named(string.Join(",", items)),
            _ => string.Join(",", items),
        };

        string Named(string text) => $";{Uri.EscapeDataString(name)}{(text.Length == 0 ? "" : "=")}{text}";
    }

    public static bool IsObject(object value) => (value is ApiUnion union ? union.Value : value)
        is ApiModel or IDictionary or JObject or JsonObject or JsonElement { ValueKind: JsonValueKind.Object }
        || IsOfApplication(value);

    /// <summary>What a union holds, a scalar in the form that it has in JSON; any other value is itself.</summary>
    public static object Held(object value, string? parameter) => value is not ApiUnion union ? value
        : IsObject(union.Value) || IsList(union.Value) ? union.Value
        : ((JValue)ApiJson.WriteToken(union, parameter, JsonPurpose.Parameters)).Value!;

    /// <summary>The properties of an object that have a value; one that is an object itself is JSON.</summary>
    /// <param name="value">The object.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <param name="repeat">Whether a list of scalars is the property again for each of them; else it is JSON as well.</param>
    public static IEnumerable<KeyValuePair<string, string>> Fields(object value, string? parameter, bool repeat = false)
        => from property in ((JObject)ApiJson.WriteToken(value, parameter, JsonPurpose.Parameters)).Properties()
           let isRepeated = repeat && property.Value is JArray list && list.All(item => item is JValue)
           from scalar in isRepeated ? property.Value : Enumerable.Repeat(property.Value, 1)
           where scalar.Type != JTokenType.Null
           let text = scalar is JValue { Value: { } own } ? Format(own) : Json(value, parameter, property.Name)
           select new KeyValuePair<string, string>(WellFormed.Check(property.Name, parameter), WellFormed.Check(text, parameter));

    /// <summary>
    /// The values of an object with their names, nested ones in brackets: <c>range[from]</c>. OpenAPI does not say how lists are written;
    /// what services read is a number for each item, and in a query the name again for each text of a property.
    /// </summary>
    /// <param name="name">The name of the object.</param>
    /// <param name="value">The object, or a list.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <param name="isForm">Whether it is written into a form.</param>
    public static IEnumerable<KeyValuePair<string, string>> Properties(string name, object value, string? parameter, bool isForm = false)
        => ApiJson.WriteToken(value, parameter, JsonPurpose.Parameters) switch
        {
            JArray list => Numbered(name, list, parameter, isForm),
            var token => Flatten(name, token, parameter, isForm),
        };

    private static IEnumerable<KeyValuePair<string, string>> Flatten(
        string name, JToken token, string? parameter, bool isForm) => token switch
        {
            JObject properties => properties.Properties()
                .SelectMany(p => Flatten($"{name}[{WellFormed.Check(p.Name, parameter)}]", p.Value, parameter, isForm)),
            JArray items when isForm || items.Any(item => item is JContainer) => Numbered(name, items, parameter, isForm),
            JArray items => items.SelectMany(item => Flatten(name, item, parameter, isForm)),
            JValue { Value: null } => [],
            JValue { Value: { } scalar } => [new(name, WellFormed.Check(Format(scalar), parameter))],
            _ => [],
        };

    private static IEnumerable<KeyValuePair<string, string>> Numbered(string name, JArray items, string? parameter, bool isForm)
        => items.Where(item => item.Type != JTokenType.Null)
            .SelectMany((item, index) => Flatten($"{name}[{index.ToString(CultureInfo.InvariantCulture)}]", item, parameter, isForm));

    private static string Json(object value, string? parameter, string property)
        => ApiJson.WriteToken(value, parameter, JsonPurpose.Request)[property]!.ToString(Formatting.None);

    // Its text is what a debugger shows, and nothing that a service reads.
    private static bool IsOfApplication(object value)
        => value is not (IFormattable or IConvertible or IEnumerable or ApiUnion) && value.GetType().IsClass
            && ApiJson.WriteToken(value, parameter: null, JsonPurpose.Parameters) is JObject;

    private static bool IsList(object value) => value is IEnumerable and not string and not byte[];

    private static IEnumerable<string> Texts(IEnumerable list, string? parameter, bool dateOnly)
        => list.Cast<object?>()
            .Where(item => item is not null)
            .Select(item => WellFormed.Check(Text(Held(item!, parameter), parameter, dateOnly), parameter));

    // OpenAPI does not say how an object or a list in a list is written; as JSON nothing of it is lost.
    private static string Text(object item, string? parameter, bool dateOnly)
        => IsObject(item) || IsList(item) ? ApiJson.WriteRequest(item, parameter) : Format(item, dateOnly);

    private static string Member(Enum member)
        => member.GetType().GetField(member.ToString())?.GetCustomAttributes(typeof(EnumMemberAttribute), false)
            .Cast<EnumMemberAttribute>().FirstOrDefault()?.Value ?? member.ToString();
}
