namespace CloudMgmt.OpenApi;

/// <summary>Finds what somebody meant to write, whatever its case.</summary>
internal static class Nearest
{
    // Nobody misspells a longer word, and to compare two takes the product of their lengths.
    private const int MaximumLength = 200;

    /// <summary>The word that is fewest edits away.</summary>
    public static string To(string written, IEnumerable<string> words) => words.MinBy(word => EditDistance.Between(written, word))!;

    /// <summary>Whether one is most likely a slip of the other.</summary>
    public static bool IsSlip(string written, string word) => EditDistance.Between(written, word) <= 2;

    /// <summary>A sentence to end an error message with, or nothing if no candidate is near.</summary>
    public static string Suggest(string written, IEnumerable<string> candidates)
    {
        if (written.Length > MaximumLength)
            return "";
        var best = candidates
            .Where(candidate => candidate.Length <= MaximumLength)
            .Select(candidate => (Word: candidate, Edits: EditDistance.Between(written, candidate)))
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Word is not null && best.Edits <= 1 + written.Length / 3 ? $" Did you mean '{best.Word}'?" : "";
    }
}
