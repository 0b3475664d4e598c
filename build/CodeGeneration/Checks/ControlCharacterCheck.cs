using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

/// <summary>C# ends a line, and with it a comment, at more characters than one sees; bidirectional controls hide code from its reader.</summary>
internal static class ControlCharacterCheck
{
    public static IEnumerable<Problem> Run(Spec spec)
        => from text in Texts(spec.Root, "")
           let offender = text.Text.FirstOrDefault(IsForbidden)
           where offender != default
           select new Problem(ProblemIds.ControlCharacter, spec.At(text.Pointer), $"the text here contains the character U+{(int)offender:X4}, which can break out of a comment or hide code; remove it.");

    private static bool IsForbidden(char character)
        => (char.IsControl(character) && character != '\n')
        || character is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F'
            or (>= '\u202A' and <= '\u202E')
            or (>= '\u2066' and <= '\u2069');

    private static IEnumerable<(string Text, string Pointer)> Texts(JsonNode? node, string pointer) => node switch
    {
        JsonObject map => map.SelectMany(entry => Entry(entry.Key, entry.Value, JsonPointer.Append(pointer, entry.Key))),
        JsonArray list => list.SelectMany((item, index) => Texts(item, JsonPointer.Append(pointer, index))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(value.GetValue<string>(), pointer)],
        _ => [],
    };

    private static IEnumerable<(string Text, string Pointer)> Entry(string key, JsonNode? value, string pointer)
        => Texts(value, pointer).Prepend((key, pointer));
}
