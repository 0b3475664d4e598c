using System.Globalization;
using System.Text;

namespace CloudMgmt.Benchmarks;

/// <summary>
/// An audit log with an entry each second: the CSV text, with the fields that are documented for the JSON one, about 150 bytes a row, and
/// the answers in JSON, about 300 bytes an entry.
/// </summary>
internal static class AuditLogPayload
{
    public const string Header = "timestamp,username,eventName,description,jobId,participatingMachines,changedFields\r\n";

    public static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly byte[][] Entries = [.. Enumerable.Range(0, 1000).Select(i => Encoding.UTF8.GetBytes(
        $$"""
        Z","username":"user{{i % 50}}@example.com","eventName":"replicationConfigurationChanged","description":"Settings changed, {{i}} machines","jobId":"7d1c4a60-5d2f-4b87-9f61-{{i:x12}}","participatingMachines":[{"machineCloudEndureId":"machine-{{i}}"}],"changedFields":[{"fieldName":"bandwidth","oldValue":"0","newValue":"{{i}}"}]}
        """))];

    public static string CreateRows(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Start.AddSeconds(i):yyyy-MM-dd'T'HH:mm:ss'Z'},user{i % 50}@example.com,replicationConfigurationChanged,\"Settings changed, {i} machines\",7d1c4a60-5d2f-4b87-9f61-{i:x12},machine-{i},\r\n");
        }
        return text.ToString();
    }

    /// <summary>The answer for a range of a log, both bounds included.</summary>
    public static byte[] CreateAnswer(int count, DateTimeOffset from, DateTimeOffset to, int limit)
    {
        var first = Math.Max(0, (int)(from - Start).TotalSeconds);
        var last = Math.Min(count - 1, (int)(to - Start).TotalSeconds);
        var hasMore = last - first >= limit;
        var json = new MemoryStream();
        json.Write("{\"items\":["u8);
        Span<byte> time = stackalloc byte[19];
        for (var i = first; i <= (hasMore ? first + limit - 1 : last); i++)
        {
            json.Write(i == first ? "{\"timestamp\":\""u8 : ",{\"timestamp\":\""u8);
            Start.AddSeconds(i).TryFormat(time, out _, "s", CultureInfo.InvariantCulture);
            json.Write(time);
            json.Write(Entries[i % Entries.Length]);
        }
        json.Write(hasMore ? "],\"hasMoreResults\":true}"u8 : "],\"hasMoreResults\":false}"u8);
        return json.ToArray();
    }
}
