using System.Collections;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.Core.Tests;

/// <summary>A value as text, with the exact type of everything in it and with what was set, so that two values are the
/// same if their texts are.</summary>
internal static class Description
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        ApiModel model => $"{model.GetType().Name}{{{string.Join(", ", Properties(model))}}}",
        // In no order, since a name that comes twice may keep its first place or get its last.
        JObject tree => $"JObject{{{string.Join(", ", tree.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}: {Of(p.Value)}"))}}}",
        JValue leaf => $"{leaf.Type} {Of(leaf.Value)}",
        byte[] bytes => Convert.ToBase64String(bytes),
        IDictionary map => $"{map.GetType().Name}{{{string.Join(", ", map.Keys.Cast<string>().Select(key => $"{key}: {Of(map[key])}"))}}}",
        IEnumerable list => $"{list.GetType().Name}[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        IOpenEnum open => $"{open.GetType().Name} {open.ToWireText()}",
        _ => $"{value.GetType().Name} {Convert.ToString(value, CultureInfo.InvariantCulture)}",
    };

    private static IEnumerable<string> Properties(ApiModel model)
        => from property in model.GetType().GetProperties()
           where !Fields.IsComputed(property)
           let index = Fields.IndexOf(property)
           let isNull = index is not null && Fields.IsRequired(property) && model.HasJsonProperty(index.Value + 1)
           where isNull || index is null || model.HasJsonProperty(index.Value)
           select $"{property.Name}: {(isNull ? "null" : Of(property.GetValue(model)))}";
}
