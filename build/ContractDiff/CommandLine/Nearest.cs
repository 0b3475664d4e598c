namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Finds what somebody meant to type.</summary>
internal static class Nearest
{
    /// <summary>The word that is fewest edits away.</summary>
    public static string To(string typed, IEnumerable<string> words) => words.MinBy(word => Distance(typed.ToLowerInvariant(), word.ToLowerInvariant()))!;

    /// <summary>Whether one is most likely a slip of the other.</summary>
    public static bool IsSlip(string typed, string word) => Distance(typed.ToLowerInvariant(), word.ToLowerInvariant()) <= 2;

    // The number of characters to insert, delete or replace (Levenshtein), row by row.
    private static int Distance(string from, string to)
    {
        int[] previous = [.. Enumerable.Range(0, to.Length + 1)];
        for (var i = 0; i < from.Length; i++)
        {
            var current = new int[to.Length + 1];
            current[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
                current[j + 1] = Math.Min(Math.Min(current[j], previous[j + 1]) + 1, previous[j] + (from[i] == to[j] ? 0 : 1));
            previous = current;
        }
        return previous[^1];
    }
}
