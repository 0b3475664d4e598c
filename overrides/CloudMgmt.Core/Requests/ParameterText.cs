using System.Collections;
using System.Globalization;
using System.Runtime.Serialization;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.Core;

/// <summary>Turns parameter values into the text that goes on the wire, the same on every machine and in every culture.</summary>
internal static class ParameterText
{
    public static string Format(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        IOpenEnum open => open.ToWireText(),
        DateTimeOffset time => WireTime.Format(time),
        DateTime time => WireTime.Format(time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : time),
        byte[] bytes => Convert.ToBase64String(bytes),
        Enum member => Member(member),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The single values of a list, or the value itself; null items have no text and are left out.</summary>
    public static IEnumerable<string> Items(object value)
        => value is IEnumerable list and not string and not byte[]
            ? list.Cast<object?>().Where(item => item is not null).Select(item => Format(item!))
            : [Format(value)];

    /// <summary>The properties of an object with their values, nested ones in brackets: <c>range[from]</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Properties(string name, object value)
        => Flatten(name, JToken.FromObject(value, ApiJson.RequestSerializer));

    private static IEnumerable<KeyValuePair<string, string>> Flatten(string name, JToken token) => token switch
    {
        JObject properties => properties.Properties().SelectMany(p => Flatten($"{name}[{p.Name}]", p.Value)),
        JArray items => items.SelectMany(item => Flatten(name, item)),
        JValue { Value: null } => [],
        JValue { Value: { } scalar } => [new(name, Format(scalar))],
        _ => [],
    };

    private static string Member(Enum member)
        => member.GetType().GetField(member.ToString())?.GetCustomAttributes(typeof(EnumMemberAttribute), false)
            .Cast<EnumMemberAttribute>().FirstOrDefault()?.Value ?? member.ToString();
}
