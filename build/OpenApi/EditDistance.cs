namespace CloudMgmt.OpenApi;

/// <summary>How many characters are to be inserted, deleted or replaced to make one text of another,
/// whatever their case (Levenshtein).</summary>
internal static class EditDistance
{
    public static int Between(string one, string other)
    {
        // One row at a time.
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
