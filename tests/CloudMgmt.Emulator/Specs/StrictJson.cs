using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudMgmt.Emulator.Specs;

/// <summary>Reads JSON that everybody reads alike: without a member that is there twice, and with texts that are Unicode.</summary>
internal static class StrictJson
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="errors">Takes what is wrong; the value is null then.</param>
    public static JsonNode? Parse(string text, List<SchemaError> errors)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            Check(new(null, "", errors), document.RootElement);
            return errors.Count == 0 ? JsonNode.Parse(text) : null;
        }
        catch (JsonException error)
        {
            // The parser's own message can quote the body, and with it a secret.
            errors.Add(new("", $"is not JSON (line {error.LineNumber}, byte {error.BytePositionInLine})"));
            return null;
        }
    }

    /// <summary>A parser keeps one of two members of the same name, and which one differs between parsers.</summary>
    private static void Check(SchemaTarget target, JsonElement element)
    {
        if (!IsUnicode(element))
        {
            target.Report("has half of a surrogate pair");
            return;
        }

        var names = new HashSet<string>();
        foreach (var (name, value) in Children(element))
        {
            var child = target.Member(name);
            if (!names.Add(name))
                child.Report("is there twice");
            Check(child, value);
        }
    }

    // The parser finds out when the text is asked for.
    private static bool IsUnicode(JsonElement element)
    {
        try
        {
            if (element.ValueKind == JsonValueKind.String)
                element.GetString();
            else if (element.ValueKind == JsonValueKind.Object)
                _ = element.EnumerateObject().Count(member => member.Name.Length == 0);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static IEnumerable<(string Name, JsonElement Value)> Children(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(member => (member.Name, member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select((item, index) => ($"{index}", item)),
        _ => [],
    };
}
