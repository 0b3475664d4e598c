using System.Text.RegularExpressions;

namespace CloudMgmt.Documentation.Tests;

/// <summary>
/// A C# block of a Markdown file. A comment before it, such as <c>&lt;!-- client: Helios --&gt;</c>, says which client (or
/// <c>Services</c>) the text speaks of.
/// </summary>
public sealed partial record Snippet(string Document, int Line, string Client, string Code)
{
    public static IEnumerable<Snippet> In(string folder)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documents", folder, "README.md")).ReplaceLineEndings("\n");
        return Blocks().Matches(text)
            .Select(m => new Snippet(folder, text[..m.Index].Count(c => c == '\n') + 1, m.Groups["client"].Value, m.Groups["code"].Value));
    }

    public override string ToString() => $"{Document}/README.md, line {Line}";

    [GeneratedRegex(@"(<!-- client: (?<client>\w+) -->\n)?```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
