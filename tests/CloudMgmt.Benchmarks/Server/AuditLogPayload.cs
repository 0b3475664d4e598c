using System.Globalization;
using System.Text;

namespace CloudMgmt.Benchmarks;

/// <summary>The CSV text of an audit log, with the fields that are documented for the JSON one; about 150 bytes a row.</summary>
internal static class AuditLogPayload
{
    public const string Header = "timestamp,username,eventName,description,jobId,participatingMachines,changedFields\r\n";

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

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
}
