using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace CloudMgmt.OpenApi;

/// <summary>The core schema of YAML 1.2: 'yes', 'on', '1_000' and dates are text, unlike in YAML 1.1.</summary>
internal static partial class CoreSchema
{
    /// <summary>
    /// What a plain scalar stands for. A number becomes the same one as JSON writes it, without losing a digit; infinities and NaN, which
    /// JSON lacks, are <c>.inf</c>, <c>-.inf</c> and <c>.nan</c>.
    /// </summary>
    public static (ScalarKind Kind, string Text) Resolve(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (ScalarKind.Null, "null"),
        "true" or "True" or "TRUE" => (ScalarKind.Boolean, "true"),
        "false" or "False" or "FALSE" => (ScalarKind.Boolean, "false"),
        [(>= '0' and <= '9') or '-' or '+' or '.', ..] when Number(plain) is { } number => (ScalarKind.Number, number),
        _ => (ScalarKind.Text, plain),
    };

    private static string? Number(string plain)
    {
        if (JsonNumber().IsMatch(plain))
            return plain;
        if (Decimal().Match(plain) is { Success: true } number)
        {
            return Json(
                number.Groups["sign"].Value,
                number.Groups["whole"].Value,
                number.Groups["fraction"].Value,
                number.Groups["exponent"].Value);
        }

        if (Hexadecimal().IsMatch(plain))
        {
            return BigInteger.Parse($"0{plain.AsSpan(2)}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture);
        }

        if (Octal().IsMatch(plain))
        {
            return plain.AsSpan(2).ToArray().Aggregate(BigInteger.Zero, (sum, digit) => (sum * 8) + (digit - '0'))
                .ToString(CultureInfo.InvariantCulture);
        }

        return NotFinite().IsMatch(plain) ? plain.TrimStart('+').ToLowerInvariant() : null;
    }

    private static string Json(string sign, string whole, string fraction, string exponent)
    {
        var digits = whole.TrimStart('0');
        return $"{(sign == "-" ? "-" : "")}{(digits.Length > 0 ? digits : "0")}{(fraction.Length > 0 ? "." : "")}{fraction}{exponent}";
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex JsonNumber();

    [GeneratedRegex(
        @"^(?<sign>[-+]?)(?=\.?[0-9])(?<whole>[0-9]*)(\.(?<fraction>[0-9]*))?(?<exponent>([eE][-+]?[0-9]+)?)\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^0x[0-9a-fA-F]+\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^0o[0-7]+\z")]
    private static partial Regex Octal();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", RegexOptions.ExplicitCapture)]
    private static partial Regex NotFinite();
}
