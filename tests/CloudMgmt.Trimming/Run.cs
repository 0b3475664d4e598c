using System.Text;

namespace CloudMgmt.Trimming;

/// <summary>What a form of the application printed and sent, and what was said when it was published.</summary>
internal sealed record Run(string[] Lines, byte[] Sent, IReadOnlyList<string> Warnings)
{
    /// <summary>Where it first differs from another one: in a value, and in a line on the wire.</summary>
    public IEnumerable<string> Differences(Run other)
    {
        if (First(other.Lines, Lines) is { } value)
            yield return value;
        if (!Sent.AsSpan().SequenceEqual(other.Sent))
            yield return First(LinesOf(other.Sent), LinesOf(Sent)) ?? "other bytes";
    }

    private static string? First(string[] expected, string[] actual)
        => Enumerable.Range(0, Math.Max(expected.Length, actual.Length))
            .Where(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i))
            .Select(i => $"'{actual.ElementAtOrDefault(i)}' in the place of '{expected.ElementAtOrDefault(i)}'")
            .FirstOrDefault();

    private static string[] LinesOf(byte[] sent) => Encoding.Latin1.GetString(sent).Split("\r\n");
}
