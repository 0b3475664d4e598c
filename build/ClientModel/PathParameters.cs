using System.Text.RegularExpressions;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ClientModel;

/// <summary>Reads the templates of paths.</summary>
internal static partial class PathParameters
{
    /// <summary>The template without its fragment, which only tells two operations of one path apart.</summary>
    public static string Sent(string path) => path.Split('#')[0];

    /// <summary>The parameters in the braces of what is sent, each once.</summary>
    public static IReadOnlyList<string> Names(string path)
        => [.. Parameters().Matches(Sent(path)).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>A parameter that only the path names.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="operation">Where it belongs.</param>
    public static MapNode Parameter(string name, MapNode operation)
    {
        var schema = Map(operation, ("type", Text("string", operation)));
        var parameter = Map(operation, ("name", Text(name, operation)), ("in", Text("path", operation)), ("schema", schema));
        parameter.Source = operation.File;
        return parameter;
    }

    private static MapNode Map(MapNode place, params ReadOnlySpan<(string Key, Node Value)> entries)
    {
        var map = new MapNode { Line = place.Line, Column = place.Column };
        foreach (var (key, value) in entries)
            map.TryAdd(key, value);
        return map;
    }

    private static ScalarNode Text(string text, MapNode place)
        => new(text) { Kind = ScalarKind.Text, Line = place.Line, Column = place.Column };

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Parameters();
}
