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
        : Math.Min(Edits(written, setting), 1 + Edits(Leaf(written), Leaf(setting)));

    private static string Leaf(string key) => key.Substring(key.LastIndexOf(':') + 1);

    // To insert, delete or replace a character (Levenshtein), one row at a time.
    private static int Edits(string one, string other)
    {
        var (left, right) = (one.ToUpperInvariant(), other.ToUpperInvariant());
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[right.Length];
    }
}
