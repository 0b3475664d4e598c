using System.Globalization;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>The value of a bound, such as a maximum.</summary>
/// <param name="Value">The number at the bound.</param>
/// <param name="IsExclusive">Whether that number itself is out of bounds.</param>
internal readonly record struct Bound(decimal Value, bool IsExclusive)
{
    public override string ToString() => $"{(IsExclusive ? "exclusive " : "")}{Value.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>For integers an exclusive bound is the next number, so both ways to write it are the same.</summary>
    public Bound ForIntegers(bool isUpper)
    {
        if (!IsExclusive)
            return new(isUpper ? decimal.Floor(Value) : decimal.Ceiling(Value), false);
        return new(isUpper ? decimal.Ceiling(Value) - 1 : decimal.Floor(Value) + 1, false);
    }

    /// <summary>Positive if this bound lets fewer values in than the other one.</summary>
    public int Strictness(Bound other, bool isUpper)
    {
        var order = isUpper ? other.Value.CompareTo(Value) : Value.CompareTo(other.Value);
        return order != 0 ? order : IsExclusive.CompareTo(other.IsExclusive);
    }
}
