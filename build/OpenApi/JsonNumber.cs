using System.Globalization;
using System.Numerics;

namespace CloudMgmt.OpenApi;

/// <summary>A number as JSON writes it, of any size and any precision: the same for all ways to write it.</summary>
/// <param name="IsNegative">Whether it is less than zero.</param>
/// <param name="Digits">Its digits without zeros at either end; empty for zero.</param>
/// <param name="Exponent">How many powers of ten the last digit stands for.</param>
internal readonly record struct JsonNumber(bool IsNegative, string Digits, BigInteger Exponent)
{
    private const int MaximumZeros = 28;

    /// <summary>Reads a number; null for what JSON has no number for, such as infinity.</summary>
    public static JsonNumber? Read(string text)
    {
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = (mark < 0 ? text : text[..mark]).TrimStart('+', '-');
        var exponent = BigInteger.Zero;
        if (mark >= 0 && !BigInteger.TryParse(
            text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return null;
        }

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
            return null;
        var significant = digits.TrimEnd('0');
        var zeros = digits.Length - significant.Length;
        significant = significant.TrimStart('0');
        if (significant.Length == 0)
            return new(IsNegative: false, "", BigInteger.Zero);
        return new(text.StartsWith('-'), significant, exponent + zeros - (point < 0 ? 0 : mantissa.Length - point - 1));
    }

    /// <summary>Where its first digit stands: 3 for hundreds.</summary>
    public BigInteger Magnitude => Digits.Length + Exponent;

    /// <summary>Positive if this number is greater than the other one.</summary>
    public int CompareTo(JsonNumber other)
    {
        if (IsNegative != other.IsNegative)
            return IsNegative ? -1 : 1;
        var isAnyZero = Digits.Length == 0 || other.Digits.Length == 0;
        var order = isAnyZero ? Digits.Length.CompareTo(other.Digits.Length) : Magnitude.CompareTo(other.Magnitude);
        if (order == 0)
            order = string.CompareOrdinal(Digits, other.Digits);
        return IsNegative ? -order : order;
    }

    /// <summary>The number as JSON, with an exponent where it is very large or very small.</summary>
    public override string ToString()
    {
        var digits = Digits.Length == 0 ? "0"
            : Exponent >= 0 && Exponent <= MaximumZeros ? Digits + new string('0', (int)Exponent)
            : Exponent >= 0 || Magnitude < -MaximumZeros ? $"{Digits}e{Exponent}"
            : Magnitude > 0 ? Digits.Insert((int)Magnitude, ".")
            : $"0.{new string('0', -(int)Magnitude)}{Digits}";
        return IsNegative ? $"-{digits}" : digits;
    }
}
