using System.Text;

namespace CloudMgmt.Core;

/// <summary>Makes text from a service fit for a one-line message: bounded, and without characters that forge log lines.</summary>
internal static class ErrorText
{
    private const int MaxLength = 512;

    public static string Bound(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength + 1));
        foreach (var c in text.Trim())
        {
            if (line.Length == MaxLength)
                return line.Append('…').ToString();
            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }
        return line.ToString();
    }
}
