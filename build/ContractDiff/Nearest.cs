using CloudMgmt.CodeGeneration;

namespace CloudMgmt.ContractDiff;

/// <summary>Finds what somebody meant to type.</summary>
internal static class Nearest
{
    /// <summary>The word that is fewest edits away.</summary>
    public static string To(string typed, IEnumerable<string> words) => words.MinBy(word => EditDistance.Between(typed, word))!;

    /// <summary>Whether one is most likely a slip of the other.</summary>
    public static bool IsSlip(string typed, string word) => EditDistance.Between(typed, word) <= 2;
}
