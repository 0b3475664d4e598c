using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Severities;

/// <summary>Reads verdicts that replace those of rules: a YAML map of rule ids, each with one verdict for all axes, or a map with some of
/// wire, source and binary.</summary>
internal static class SeverityFile
{
    private static readonly Dictionary<string, Verdict> Verdicts = new()
    {
        ["breaking"] = Verdict.Breaking,
        ["risky"] = Verdict.Risky,
        ["compatible"] = Verdict.Compatible,
    };
    private static readonly string[] Axes = ["wire", "source", "binary"];

    /// <exception cref="DocumentException">The file is missing, or names what does not exist.</exception>
    public static SeverityTable Read(string path, WorkingFolder folder)
    {
        var map = SettingsFile.Read<MapNode>(path, folder, "severities are a map from rule ids to verdicts.");
        var known = RuleCatalog.All.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var severities = new Dictionary<string, Severity>(StringComparer.Ordinal);
        foreach (var (id, node) in map?.Entries ?? [])
            severities.Add(Known(node, "rule", id, known), ReadSeverity(node));
        return new(severities);
    }

    private static Severity ReadSeverity(Node node)
    {
        if (node is not MapNode map)
        {
            var verdict = ReadVerdict(node);
            return new(verdict, verdict, verdict);
        }
        foreach (var (axis, value) in map.Entries)
            Known(value, "axis", axis, Axes);
        return new(Read(map, "wire"), Read(map, "source"), Read(map, "binary"));
    }

    private static Verdict? Read(MapNode map, string axis) => map[axis] is { } node ? ReadVerdict(node) : null;

    private static Verdict ReadVerdict(Node node) => Verdicts[Known(node, "verdict", node.Text() ?? node.ToJson(), Verdicts.Keys)];

    private static string Known(Node node, string kind, string word, IReadOnlyCollection<string> words)
        => words.Contains(word)
            ? word
            : throw new DocumentException(node, $"there is no {kind} '{word}'; did you mean '{Nearest.To(word, words)}'?");
}
