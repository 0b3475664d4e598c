using System.Text;
using System.Text.RegularExpressions;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// NSwag writes one file for each document. The templates mark where another begins: <c>//:file Models/Foo.g.cs</c> on a line of its
/// own, and <c>//:part Models/Foo.g.cs</c> where something follows that goes to the end of that file. What comes before the first marker,
/// the same every time, goes on top of each, without the namespaces that it takes nothing from.
/// </summary>
internal static partial class OutputSplitter
{
    /// <summary>What stands before the path of a file that begins.</summary>
    public const string File = "//:file ";

    /// <summary>What stands before the path of a file that something belongs to.</summary>
    public const string Part = "//:part ";

    public static Dictionary<string, string> Split(IEnumerable<string> outputs, string spec)
    {
        var head = "";
        // Where case does not count, Foo.g.cs and foo.g.cs would be one file.
        var files = new SortedDictionary<string, StringBuilder>(StringComparer.OrdinalIgnoreCase);
        var parts = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var output in outputs)
        {
            var header = new StringBuilder();
            var current = header;
            foreach (var line in output.Split('\n'))
            {
                var text = line.Trim();
                if (text.StartsWith(File, StringComparison.Ordinal))
                    current = Start(text[File.Length..].Trim(), files, spec);
                else if (text.StartsWith(Part, StringComparison.Ordinal))
                    current = Continue(text[Part.Length..].Trim(), parts);
                else
                    current.Append(line).Append('\n');
            }
            head = header.ToString();
        }

        foreach (var (path, part) in parts)
        {
            var whole = files.TryGetValue(path, out var found) ? found
                : throw Error(spec, $"something belongs to '{path}', which the templates do not begin.");
            whole.Append('\n').Append(part);
        }
        return files.Count > 0
            ? files.ToDictionary(file => file.Key, file => Whole(head, file.Value.ToString()), StringComparer.Ordinal)
            : throw Error(spec, $"NSwag's output has no line '{File}<path>'; the templates must write one before each class.");
    }

    private static string Whole(string head, string code) => SourceFormat.Normalize(Usings.For(head, code) + code);

    private static StringBuilder Start(string path, SortedDictionary<string, StringBuilder> files, string spec)
    {
        if (!SafePath().IsMatch(path))
        {
            throw Error(
                spec,
                $"'{path}' after '{File}' is not a relative path of plain names that ends with .g.cs; "
                + "see the templates and the names in the spec.");
        }
        var content = new StringBuilder();
        return files.TryAdd(path, content)
            ? content
            : throw Error(spec, $"two things would be written to '{path}'; rename one of them in the spec.");
    }

    private static StringBuilder Continue(string path, SortedDictionary<string, StringBuilder> parts)
    {
        if (!parts.TryGetValue(path, out var part))
            parts.Add(path, part = new StringBuilder());
        return part.Append('\n');
    }

    private static ProblemException Error(string spec, string message) => new(ProblemIds.BadOutput, new SourceLocation(spec), message);

    [GeneratedRegex(@"^([A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*\.g\.cs\z")]
    private static partial Regex SafePath();
}
