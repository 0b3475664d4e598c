using System.Buffers;
using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>C# ends a line, and with it a comment, at more characters than one sees;
/// bidirectional controls hide code from its reader.</summary>
internal static class ControlCharacterCheck
{
    private static readonly SearchValues<char> Forbidden
        = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(IsForbidden)]);

    public static IEnumerable<Problem> Run(Spec spec)
        => from text in spec.Parts.SelectMany(Texts)
           let place = text.Text.AsSpan().IndexOfAny(Forbidden)
           where place >= 0
           select new Problem(ProblemIds.ControlCharacter, Spec.At(text.Node), $"the text here contains the character U+{(int)text.Text[place]:X4}, which can break out of a comment or hide code; remove it.");

    private static bool IsForbidden(char character)
        => (char.IsControl(character) && character is not ('\n' or '\t'))
        || character is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F'
            or (>= '\u202A' and <= '\u202E')
            or (>= '\u2066' and <= '\u2069');

    private static IEnumerable<(string Text, Node Node)> Texts(Node node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => Texts(entry.Value).Prepend((entry.Key, entry.Value))),
        ListNode list => list.Items.SelectMany(Texts),
        ScalarNode { Kind: ScalarKind.Text } scalar => [(scalar.Text, scalar)],
        _ => [],
    };
}
