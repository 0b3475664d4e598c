using System.Text.RegularExpressions;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Reads paths such as <c>/users/{sid}</c>.</summary>
internal static partial class PathTemplate
{
    /// <summary>The path without the names of its parameters, which are not sent.</summary>
    public static string Shape(string path) => Placeholder().Replace(path, "{}");

    /// <summary>Where a parameter stands among those of the path; -1 if it does not.</summary>
    public static int Position(string path, string name) => Names(path).IndexOf(name);

    public static List<string> Names(string path) => [.. Placeholder().Matches(path).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{([^{}/]*)\}")]
    private static partial Regex Placeholder();
}
