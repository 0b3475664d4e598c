namespace CloudMgmt.ContractDiff.Reports;

/// <summary>Breaks text between words.</summary>
internal static class LineBreaks
{
    /// <param name="text">Text of one line.</param>
    /// <param name="width">The longest line; null for no limit. A longer word stays whole, so that it can be copied.</param>
    public static IEnumerable<string> Of(string text, int? width)
    {
        while (text.Length > width && Gap(text, width.Value) is > 0 and var gap)
        {
            yield return text[..gap];
            text = text[(gap + 1)..];
        }
        yield return text;
    }

    private static int Gap(string text, int width)
    {
        var gap = text.LastIndexOf(' ', width);
        return gap > 0 ? gap : text.IndexOf(' ', width);
    }
}
