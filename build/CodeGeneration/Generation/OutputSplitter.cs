using System.Text;
using System.Text.RegularExpressions;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// NSwag writes one file. The templates mark where another begins: <c>//:file Models/Foo.g.cs</c> on a line of its own. What comes before
/// the first marker goes on top of each.
/// </summary>
internal static partial class OutputSplitter
{
    private const string Marker = "//:file ";

    public static Dictionary<string, string> Split(string output, string spec)
    {
        var header = new StringBuilder();
        // Where case does not count, Foo.g.cs and foo.g.cs would be one file.
        var files = new SortedDictionary<string, StringBuilder>(StringComparer.OrdinalIgnoreCase);
        var current = header;
        foreach (var line in output.Split('\n'))
        {
            if (line.Trim() is var text && text.StartsWith(Marker, StringComparison.Ordinal))
            {
                current = Start(text[Marker.Length..].Trim(), files, spec);
                current.Append(header);
            }
            else
            {
                current.Append(line).Append('\n');
            }
        }
        return files.Count > 0
            ? files.ToDictionary(file => file.Key, file => SourceFormat.Normalize(file.Value.ToString()), StringComparer.Ordinal)
            : throw Error(spec, $"NSwag's output has no line '{Marker}<path>'; the templates must write one before each class.");
    }

    private static StringBuilder Start(string path, SortedDictionary<string, StringBuilder> files, string spec)
    {
        if (!SafePath().IsMatch(path))
            throw Error(spec, $"'{path}' after '{Marker}' is not a relative path of plain names that ends with .g.cs; see the templates and the names in the spec.");
        var content = new StringBuilder();
        return files.TryAdd(path, content)
            ? content
            : throw Error(spec, $"two things would be written to '{path}'; rename one of them in the spec.");
    }

    private static ProblemException Error(string spec, string message) => new(ProblemIds.BadOutput, new SourceLocation(spec), message);

    [GeneratedRegex(@"^([A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*\.g\.cs\z")]
    private static partial Regex SafePath();
}
