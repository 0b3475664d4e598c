using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

/// <summary>The entries of one call, sorted out by their seconds in Unix time.</summary>
internal sealed class AuditLogPage(ApiResponse<AuditLog> answer, int limit)
{
    private static readonly long MinSecond = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long MaxSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private readonly IList<AuditLogEntry> _entries = answer.Body.Items ?? [];

    public int Count => _entries.Count;

    /// <summary>Whether there are no more entries in the range than these.</summary>
    public bool IsWhole => answer.Body.HasMoreResults is { } more ? !more : Count < limit;

    /// <summary>What is known of the call, for an exception about what it gave.</summary>
    public ApiErrorInfo Info => answer.Unexpected("it leaves entries out").Info;

    /// <summary>The time of a second, or the nearest that there is.</summary>
    public static DateTimeOffset Time(long second) => DateTimeOffset.FromUnixTimeSeconds(Math.Min(Math.Max(second, MinSecond), MaxSecond));

    public bool Holds(long second) => _entries.Any(entry => entry.Timestamp?.ToUnixTimeSeconds() == second);

    /// <summary>
    /// The entries from one second to another, oldest first. One without a timestamp is always among them, lest it be lost.
    /// </summary>
    public IEnumerable<AuditLogEntry> Within(long first, long last)
        => _entries
            .Where(
                entry => entry.Timestamp is not { } time || (time.ToUnixTimeSeconds() is var second && second >= first && second <= last))
            .OrderBy(entry => entry.Timestamp);
}
