using System.Globalization;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares until when something deprecated is promised to work (<c>x-sunset</c>).</summary>
internal static class SunsetComparison
{
    /// <param name="pair">What to report to.</param>
    /// <param name="name">What is deprecated.</param>
    /// <param name="base">The old date; null if there was none.</param>
    /// <param name="head">The new date; null if there is none.</param>
    /// <param name="place">The deprecated thing in the new document.</param>
    public static void Compare(ComparedPair pair, string name, Node? @base, Node? head, Node place)
    {
        if (@base.SameAs(head))
            return;
        if (((Node?[])[head, @base]).FirstOrDefault(date => date is not null && Date(date) is null) is { } invalid)
        {
            pair.Add(
                OperationRules.SunsetInvalid, @base, head ?? place, $"{name} has the sunset date {invalid.ToJson()}, which is no date.",
                @base?.ToJson(), head?.ToJson());
        }
        else if (@base is not null && head is null)
        {
            pair.Add(
                OperationRules.SunsetRemoved, @base, place, $"{name} no longer has a sunset date (it was {@base.ToJson()}).",
                @base.ToJson());
        }
        else if (Date(@base) is { } baseDate && Date(head) is { } headDate && headDate < baseDate)
        {
            pair.Add(OperationRules.SunsetEarlier, @base, head, $"{name} lives until {headDate:yyyy-MM-dd} only, no longer until {baseDate:yyyy-MM-dd}.", @base!.ToJson(), head!.ToJson());
        }
    }

    /// <summary>A date, or the date of a point in time; null for anything else.</summary>
    public static DateOnly? Date(Node? node)
    {
        var text = (node as ScalarNode)?.Text;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        return DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var time)
            ? DateOnly.FromDateTime(time.UtcDateTime) : null;
    }
}
