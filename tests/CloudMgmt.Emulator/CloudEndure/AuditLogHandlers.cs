using System.Globalization;
using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.CloudEndure;

internal sealed class AuditLogHandlers(CloudEndureState state)
{
    private const int MaxEntries = 1500;

    public Reply GetProjectAuditLog(Call call)
    {
        var project = state.FindProject(call.Path("projectId"));
        var (from, to) = ReadWindow(call);
        var limit = int.Parse(call.Query("limit") ?? $"{MaxEntries}", CultureInfo.InvariantCulture);
        var found = state.AuditLog.Find(project.Id, from, to).ToArray();
        var page = found.Take(limit);
        return WantsCsv(call)
            ? Reply.WithText(200, "text/csv", AuditLogCsv.Write(page))
            : Reply.WithJson(200, new JsonObject
            {
                ["items"] = page.Select(entry => entry.ToJson()).ToJsonArray(),
                ["hasMoreResults"] = found.Length > limit,
            });
    }

    private static (DateTimeOffset? From, DateTimeOffset? To) ReadWindow(Call call)
    {
        var (from, to) = (ReadTime(call, "fromDateTime"), ReadTime(call, "toDateTime"));
        if (from is null != to is null)
            throw new RefusalException(422, "fromDateTime and toDateTime work only together");
        return (from, to);
    }

    private static DateTimeOffset? ReadTime(Call call, string name)
        => call.Query(name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static bool WantsCsv(Call call) => call.Query("format") switch
    {
        null => call.Request.Headers.GetValueOrDefault("Accept") is { } accept && accept.Contains("text/csv") && !accept.Contains("json"),
        var format => format == "csv",
    };
}
