using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CloudMgmt.Emulator.Specs;

/// <summary>Turns YAML into JSON nodes. Only plain scalars are typed: '200' in quotes stays text.</summary>
internal static class YamlReader
{
    public static JsonObject Read(TextReader reader)
    {
        var stream = new YamlStream();
        stream.Load(reader);
        return (JsonObject)Convert(stream.Documents.Single().RootNode)!;
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(pair.Key.ToString(), Convert(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Typed(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new NotSupportedException($"YAML node at {node.Start} is not supported."),
    };

    private static JsonNode? Typed(string text)
    {
        if (text is "" or "~" or "null")
            return null;
        if (bool.TryParse(text, out var flag))
            return JsonValue.Create(flag);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return JsonValue.Create(whole);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }
}
