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

    /// <summary>The shapes of the templates that a path is one of, those first that leave one segment open: nothing real leaves more than
    /// two.</summary>
    public static IEnumerable<string> Templates(string path)
    {
        var segments = Shape(path).Split('/');
        var open = segments.Index().Where(segment => segment.Item.Length > 0 && !segment.Item.Contains('{', StringComparison.Ordinal))
            .Select(segment => segment.Index).ToList();
        var pairs = open.SelectMany(one => open.Where(other => other > one).Select(other => (int[])[one, other]));
        foreach (var places in open.Select(place => (int[])[place]).Concat(pairs))
            yield return string.Join('/', segments.Select((segment, index) => places.Contains(index) ? "{}" : segment));
    }

    /// <summary>What the parameters of a template are where it is a certain path.</summary>
    public static Dictionary<string, string> Values(string template, string path)
        => template.Split('/').Zip(path.Split('/')).Where(pair => Shape(pair.First) != Shape(pair.Second))
            .ToDictionary(pair => pair.First[1..^1], pair => Uri.UnescapeDataString(pair.Second));

    [GeneratedRegex(@"\{([^{}/]*)\}")]
    private static partial Regex Placeholder();
}
