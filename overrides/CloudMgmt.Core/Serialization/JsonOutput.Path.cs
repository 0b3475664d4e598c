using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CloudMgmt.Core.Serialization;

public sealed partial class JsonOutput
{
    // A text, or a word such as NaN that a service sent for a number, and that is kept as it came.
    private const string TextOrWord = @"""(?>[^""\\]+|\\.)*""|-?Infinity|NaN";

    private static readonly char[] SpecialInPaths = [.. " .[]'\"()/\\\t\r\n"];

    /// <summary>Where the next value stands: <c>[2].domain</c>. Only who fails asks, so it is found in what was written.</summary>
    internal string Path => PathOf(Written);

    /// <summary>Where what follows the beginning of a JSON text stands.</summary>
    internal static string PathOf(ReadOnlySpan<byte> utf8)
    {
        // The names on the way, and for a list how many items are complete.
        var steps = new Stack<(string? Name, int Items)>();
        // Only who fails asks, so that reading it twice is no matter.
        var text = Regex.Replace(
            Encoding.UTF8.GetString(utf8.ToArray()), TextOrWord, static match => match.Value[0] == '"' ? match.Value : "0");
        var json = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(text), isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = int.MaxValue }));
        while (json.Read())
        {
            switch (json.TokenType)
            {
                case JsonTokenType.PropertyName:
                    steps.Pop();
                    steps.Push((json.GetString(), 0));
                    break;
                case JsonTokenType.StartObject:
                    steps.Push(("", 0));
                    break;
                case JsonTokenType.StartArray:
                    steps.Push((null, 0));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    steps.Pop();
                    Count(steps);
                    break;
                default:
                    Count(steps);
                    break;
            }
        }
        return steps.Reverse().Aggregate("", (path, step) => Join(path, Step(step)));
    }

    /// <summary>A path within what another path leads to.</summary>
    internal static string Join(string path, string inner)
        => path.Length == 0 || inner.Length == 0 || inner[0] == '[' ? path + inner : $"{path}.{inner}";

    private static void Count(Stack<(string? Name, int Items)> steps)
    {
        if (steps.Count > 0 && steps.Peek() is { Name: null } list)
        {
            steps.Pop();
            steps.Push((null, list.Items + 1));
        }
    }

    private static string Step((string? Name, int Items) step) => step.Name is not { } name
        ? string.Format(CultureInfo.InvariantCulture, "[{0}]", step.Items)
        : name.IndexOfAny(SpecialInPaths) < 0 ? name : $"['{name}']";
}
