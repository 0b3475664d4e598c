using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.Core.Serialization;

public static partial class JsonValues
{
    /// <summary>
    /// Writes JSON of any kind: scalars, models, unions, enumerations, JSON that either library parsed, and lists and maps of the framework
    /// with those. What a type of the application means in JSON, Newtonsoft.Json decides; a trimmed application cannot send one.
    /// </summary>
    /// <inheritdoc cref="WriteString" path="/*[not(self::summary)]"/>
    public static void WriteAny(this JsonOutput json, object? value)
    {
        switch (value)
        {
            case null: json.Null(); break;
            case ApiModel model: json.WriteModel(model); break;
            case ApiUnion union: json.WriteUnion(union); break;
            case IOpenEnum open: open.WriteJson(json); break;
            case JToken token: json.WriteTree(token); break;
            case IDictionary map when IsOfFramework(map) && IsNamed(map): json.WriteEntries(map); break;
            case IList list when IsOfFramework(list) && list is not (byte[] or Array { Rank: > 1 }): json.WriteItems(list); break;
            default: json.WriteOther(value); break;
        }
    }

    private static void WriteOther(this JsonOutput json, object value)
    {
        switch (value)
        {
            case string text: json.Quote(text); break;
            case bool flag: json.WriteBoolean(flag); break;
            case int or long or short or byte or sbyte or ushort or uint:
                json.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case double number: json.WriteDouble(number); break;
            case float number: json.WriteSingle(number); break;
            case decimal number: json.WriteDecimal(number); break;
            case DateTimeOffset time: json.WriteTime(time); break;
            case byte[] bytes: json.WriteBytes(bytes); break;
            case JsonElement element: json.WriteElement(element); break;
            case JsonDocument document: json.WriteElement(document.RootElement); break;
            case JsonNode node: json.WriteNode(node); break;
            case Guid or Uri or TimeSpan or DateTime or char or ulong or BigInteger: json.WriteUsual(value); break;
            default: json.WriteForeign(value); break;
        }
    }

    private static void WriteForeign(this JsonOutput json, object value)
    {
        if (Reflection.IsAllowed)
            ForeignJson.Write(json, value);
        else
            throw new UnwritableJsonException(path => $"The value at '{path}' is of {value.GetType()}. {ForeignJson.Problem}", json.Path);
    }

    // As Newtonsoft.Json writes it.
    private static void WriteUsual(this JsonOutput json, object value)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text))
            writer.WriteValue(value);
        json.Raw(text.ToString());
    }

    // A type of the application may say in its own way what it is in JSON.
    private static bool IsOfFramework(object collection)
        => collection is Array || collection.GetType() is { IsGenericType: true } type && type.Assembly == typeof(List<>).Assembly;

    private static bool IsNamed(IDictionary map) => map.Keys is ICollection<string> || map.Keys.Cast<object>().All(key => key is IOpenEnum);

    private static void WriteEntries(this JsonOutput json, IDictionary map)
    {
        json.Begin('{');
        foreach (DictionaryEntry entry in map)
        {
            json.BeginProperty(entry.Key is IOpenEnum open ? open.ToWireText() : (string)entry.Key);
            json.WriteAny(entry.Value);
        }
        json.End('}');
    }

    private static void WriteItems(this JsonOutput json, IList list)
    {
        json.Begin('[');
        foreach (var item in list)
        {
            json.Separate();
            json.WriteAny(item);
        }
        json.End(']');
    }

    // One token after the other, not calling itself, however deep a service nested it.
    private static void WriteTree(this JsonOutput json, JToken root)
    {
        for (var token = root; token is not null; token = Next(token, root, json))
        {
            if (token is JProperty property)
            {
                json.BeginProperty(property.Name);
                continue;
            }
            // What is not the first in its list.
            if (token != root && token.Parent is JArray && token.Previous is not null)
                json.Append(',');
            switch (token)
            {
                case JObject: json.Open('{'); break;
                case JArray: json.Open('['); break;
                case JRaw raw: json.Raw(Convert.ToString(raw.Value, CultureInfo.InvariantCulture)!); break;
                case JValue { Type: not (JTokenType.Undefined or JTokenType.Comment) } scalar: json.WriteScalar(scalar.Value); break;
                default: json.Raw(token.ToString(Formatting.None)); break;
            }
        }
    }

    private static void WriteScalar(this JsonOutput json, object? value)
    {
        if (value is null)
            json.Null();
        else
            json.WriteOther(value);
    }

    // The first child, or what follows; null behind the last one.
    private static JToken? Next(JToken token, JToken root, JsonOutput json)
    {
        if (token is JObject or JArray or JProperty && token.First is { } first)
            return first;
        for (var done = token; ; done = done.Parent!)
        {
            if (done is JObject)
                json.Append('}');
            else if (done is JArray)
                json.Append(']');
            if (done == root)
                return null;
            if (done.Next is { } next)
                return next;
        }
    }
}
