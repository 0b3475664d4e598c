using System.Globalization;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares until when something deprecated is promised to work (<c>x-sunset</c>).</summary>
internal static class SunsetComparison
{
    /// <param name="pair">What to report to.</param>
    /// <param name="name">What is deprecated.</param>
    /// <param name="before">The old date; null if there was none.</param>
    /// <param name="after">The new date; null if there is none.</param>
    /// <param name="place">The deprecated thing in the new document.</param>
    public static void Compare(ComparedPair pair, string name, Node? before, Node? after, Node place)
    {
        if (before.SameAs(after))
            return;
        if (((Node?[])[after, before]).FirstOrDefault(date => date is not null && Date(date) is null) is { } invalid)
            pair.Add(OperationRules.SunsetInvalid, before, after ?? place, $"{name} has the sunset date {invalid.ToJson()}, which is no date.", before?.ToJson(), after?.ToJson());
        else if (before is not null && after is null)
            pair.Add(OperationRules.SunsetRemoved, before, place, $"{name} no longer has a sunset date (it was {before.ToJson()}).", before.ToJson());
        else if (Date(before) is { } old && Date(after) is { } current && current < old)
            pair.Add(OperationRules.SunsetEarlier, before, after, $"{name} lives until {current:yyyy-MM-dd} only, no longer until {old:yyyy-MM-dd}.", before!.ToJson(), after!.ToJson());
    }

    /// <summary>A date, or the date of a point in time; null for anything else.</summary>
    public static DateOnly? Date(Node? node)
    {
        var text = (node as ScalarNode)?.Text;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        return DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? DateOnly.FromDateTime(time.UtcDateTime) : null;
    }
}
