using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.ContractDiff.Reports;

/// <summary>What the place that text goes to can show.</summary>
/// <param name="HasColor">Whether it understands ANSI colours.</param>
/// <param name="Width">The columns of a line; null if lines need not be broken.</param>
internal sealed record TextStyle(bool HasColor, int? Width)
{
    private const int Narrowest = 40;

    /// <summary>For files and pipes.</summary>
    public static TextStyle Plain { get; } = new(false, null);

    /// <summary>For the standard output: colour and line breaks on a terminal only.</summary>
    public static TextStyle OfConsole()
    {
        if (Console.IsOutputRedirected)
            return Plain;
        var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new(!isPlain, Columns());
    }

    private static int? Columns()
    {
        try
        {
            return Console.WindowWidth >= Narrowest ? Console.WindowWidth : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}

/// <summary>Colours text if the terminal can show it.</summary>
internal sealed class Paint(bool hasColor)
{
    public string Strong(string text) => Wrap("1", text);

    public string Faint(string text) => Wrap("2", text);

    public string Label(string text, Verdict verdict) => Wrap(verdict switch
    {
        Verdict.Breaking => "1;31",
        Verdict.Risky => "33",
        _ => "32",
    }, text);

    private string Wrap(string code, string text) => hasColor && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}

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
