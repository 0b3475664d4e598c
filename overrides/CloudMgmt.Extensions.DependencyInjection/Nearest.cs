using CloudMgmt.OpenApi;

namespace CloudMgmt.Extensions.DependencyInjection;

/// <summary>Finds the setting that somebody meant to write.</summary>
internal static class Nearest
{
    /// <summary>The setting that is fewest edits away, if it is near at all. A right name in the wrong group is near.</summary>
    public static string? To(string written, IEnumerable<string> settings)
        => settings
            .Select(setting => (Setting: setting, Distance: Distance(written, setting)))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault(candidate => candidate.Distance <= Math.Max(2, Leaf(written).Length / 2))
            .Setting;

    private static int Distance(string written, string setting)
        // What is written below a setting that has nothing below it.
        => written.StartsWith(setting + ":", StringComparison.OrdinalIgnoreCase) ? 0
        : Math.Min(EditDistance.Between(written, setting), 1 + EditDistance.Between(Leaf(written), Leaf(setting)));

    private static string Leaf(string key) => key.Substring(key.LastIndexOf(':') + 1);
}
