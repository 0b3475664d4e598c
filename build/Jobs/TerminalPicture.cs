using System.Globalization;
using System.Security;
using System.Text;

namespace CloudMgmt.Build;

/// <summary>What a program wrote, as it looks in a terminal: an SVG picture that needs no font of its own.</summary>
internal static class TerminalPicture
{
    // A character of the usual fonts is 0.6 of their height wide.
    private const double FontSize = 13, CharacterWidth = FontSize * 0.6, LineHeight = 18, Margin = 16;

    /// <param name="command">What was typed.</param>
    /// <param name="lines">What was written.</param>
    public static string Of(string command, IReadOnlyList<string> lines)
    {
        List<string> all = [$"$ {command}", .. lines];
        var width = Math.Ceiling(all.Max(line => line.Length) * CharacterWidth + 2 * Margin);
        var height = all.Count * LineHeight + 2 * Margin;
        var svg = new StringBuilder();
        svg.AppendLine(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">");
        svg.AppendLine($"<title>{Escape($"A terminal after '{command}'")}</title>");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#16181d\"/>");
        svg.AppendLine(
            CultureInfo.InvariantCulture,
            $"<g font-family=\"ui-monospace, Consolas, Menlo, monospace\" font-size=\"{FontSize}\" fill=\"#e6e6e6\">");
        for (var index = 0; index < all.Count; index++)
        {
            if (all[index].Length == 0)
                continue;
            var y = Margin + index * LineHeight + FontSize;
            svg.AppendLine(
                CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{y}\" xml:space=\"preserve\">{Line(all[index])}</text>");
        }

        return svg.Append("</g>\n</svg>\n").ToString().ReplaceLineEndings("\n");
    }

    private static string Line(string line)
        => line.StartsWith("  ok ", StringComparison.Ordinal) ? $"  <tspan fill=\"#7ee787\">ok</tspan>{Escape(line[4..])}" : Escape(line);

    private static string Escape(string text) => SecurityElement.Escape(text);
}
