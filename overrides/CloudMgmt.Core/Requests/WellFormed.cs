using System.Text;

namespace CloudMgmt.Core;

/// <summary>
/// Guards the way from .NET strings, which may hold half of a surrogate pair, to UTF-8, which cannot: encoders would put another
/// character in its place without a word.
/// </summary>
internal static class WellFormed
{
    public const string Problem = "The text has half of a surrogate pair, which UTF-8 cannot carry.";

    public static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Check(string text, string? parameter)
    {
        try
        {
            Strict.GetByteCount(text);
            return text;
        }
        catch (EncoderFallbackException)
        {
            throw Malformed(parameter);
        }
    }

    public static byte[] Encode(string text, string? parameter)
    {
        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw Malformed(parameter);
        }
    }

    private static ArgumentException Malformed(string? parameter)
        => new(Problem, parameter);
}
