namespace CloudMgmt.CodeGeneration;

/// <summary>Guesses what was meant by a misspelt word.</summary>
internal static class Nearest
{
    /// <summary>A sentence to end an error message with, or nothing if no candidate is near.</summary>
    public static string Suggest(string word, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (Word: candidate, Distance: EditDistance.Between(word, candidate)))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Word is not null && best.Distance <= 1 + word.Length / 3 ? $" Did you mean '{best.Word}'?" : "";
    }
}
