using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Reads the words of <c>--fail-on</c>.</summary>
internal static class FailOnOption
{
    private static readonly string[] Words = ["wire", "source", "binary", "risky", "any", "none"];

    /// <exception cref="UsageException">A word is unknown, or two contradict each other.</exception>
    public static FailOn Parse(IReadOnlyCollection<string> values)
    {
        var words = values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (!Words.Contains(word))
                throw new UsageException($"--fail-on: '{word}' is none of {string.Join(", ", Words)}; did you mean '{Nearest.To(word, Words)}'?");
        }

        foreach (var alone in words.Where(word => word is "any" or "none"))
        {
            if (words.Count > 1)
                throw new UsageException($"--fail-on: '{alone}' stands alone, without {string.Join(" and ", words.Where(word => word != alone).Select(word => $"'{word}'"))}.");
        }

        return Create(words);
    }

    private static FailOn Create(HashSet<string> words)
    {
        if (words.Contains("none"))
            return FailOn.None;
        if (words.Contains("any"))
            return FailOn.Any;
        var level = words.Contains("risky") ? Verdict.Risky : Verdict.Breaking;
        return words.Overlaps(["wire", "source", "binary"])
            ? new(words.Contains("wire"), words.Contains("source"), words.Contains("binary"), level)
            : FailOn.Default with { Level = level };
    }
}
