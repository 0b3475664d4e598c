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
