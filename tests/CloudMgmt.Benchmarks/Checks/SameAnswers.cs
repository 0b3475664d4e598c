using System.Text.Json.Nodes;

namespace CloudMgmt.Benchmarks;

/// <summary>Checks before anything is measured that all clients send and read the same: the time of a wrong result means nothing.</summary>
internal static class SameAnswers
{
    private const int AuditLogThousands = 2;

    public static async Task CheckAsync(Uri server)
    {
        foreach (var name in UsersClients.Names)
        {
            await CheckUsersAsync(name, server, UsersPayload.Few);
            await CheckUsersAsync(name, server, UsersPayload.Many);
            await CheckCreationAsync(name, server);
        }
        await CheckAuditLogAsync(server);
    }

    private static async Task CheckUsersAsync(string name, Uri server, int count)
    {
        using var client = UsersClients.Create(name, new Uri(server, $"{count}"));
        Demand(PublicContent.Of(await client.GetUsersAsync()), UsersPayload.Create(count), $"{name}, {count} users");
    }

    private static async Task CheckCreationAsync(string name, Uri server)
    {
        using var client = UsersClients.Create(name, new Uri(server, "1"));
        Demand(PublicContent.Of(await client.CreateUserAsync()), UsersPayload.Create(1), $"{name}, answer to the POST");
        using var http = new HttpClient();
        var posted = await http.GetStringAsync(new Uri(server, "posted"));
        Demand(JsonNode.Parse(posted)!, ExpectedPost, $"{name}, body of the POST");
    }

    private static async Task CheckAuditLogAsync(Uri server)
    {
        var url = new Uri(server, $"{AuditLogThousands}");
        using IAuditLogClient expected = new HandWrittenAuditLogClient(url);
        using IAuditLogClient actual = new SdkAuditLogClient(url);
        var text = await DownloadAsync(expected);
        Demand((await DownloadAsync(actual)).SequenceEqual(text), $"{actual.Name}, text of the audit log");
        var digest = await expected.ReadRowsAsync();
        using var exports = new AuditLogExports(server, AuditLogThousands);
        var byHand = await exports.ReadAsync(export => export.OverThePiecesAsync());
        var exported = await exports.ReadAsync(export => export.ExportAsync());
        Demand(
            exported.AsSpan().SequenceEqual(byHand) && exported.AsSpan().Count((byte)'\n') == 1 + (AuditLogThousands * 1000),
            $"{actual.Name}, exported audit log");
        Demand(digest == await actual.ReadRowsAsync() && digest.Rows == AuditLogThousands * 1000, $"{actual.Name}, rows of the audit log");
    }

    private static JsonArray ExpectedPost => new(new JsonObject
    {
        ["domain"] = Call.Domain,
        ["username"] = Call.Username,
        ["description"] = Call.Description,
        ["roles"] = new JsonArray(Call.Role),
        ["localUserParams"] = new JsonObject { ["email"] = Call.Email, ["password"] = Call.Password },
    });

    private static async Task<byte[]> DownloadAsync(IAuditLogClient client)
    {
        var text = new MemoryStream();
        await client.DownloadAsync(text);
        return text.ToArray();
    }

    private static void Demand(JsonNode actual, JsonNode expected, string what)
        => Demand(JsonNode.DeepEquals(PublicContent.WithoutNulls(actual), PublicContent.WithoutNulls(expected)), what);

    private static void Demand(bool same, string what)
    {
        if (!same)
            throw new InvalidOperationException($"Not what was sent: {what}.");
    }
}
