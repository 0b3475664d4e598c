using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

internal sealed class CloudEndureAuditLogTests : CloudEndureTest
{
    private string Log => Project + "/auditLog";

    [Test]
    public async Task Every_change_leaves_an_entry()
    {
        (await CallAsync("POST", "/users", new { username = "new@example.com" })).Expect(200);
        (await CallAsync("POST", $"{Project}/machines/{Server.CloudEndure.MachineId}/forceRescan")).Expect(204);
        (await CallAsync("POST", "/replaceApiToken")).Expect(200);

        var events = (await CallAsync("GET", Log)).Expect(200).Json["items"]!.AsArray().Select(item => (string?)item!["eventName"]);

        Assert.That(events.Take(3), Is.EqualTo(["apiTokenReplaced", "machineRescanForced", "userCreated"]));
    }

    [Test]
    public async Task An_entry_has_only_what_it_is_about()
    {
        var entries = (await CallAsync("GET", Log)).Expect(200).Json["items"]!.AsArray();

        Assert.That(entries.Select(entry => string.Join(',', entry!.AsObject().Select(member => member.Key).Skip(4))),
            Is.EqualTo(["participatingMachines,jobId", "participatingMachines", "changedFields"]));
    }

    [TestCase("?format=csv", "*/*")]
    [TestCase("", "text/csv")]
    public async Task Csv_has_a_header_row_and_quotes(string query, string accept)
    {
        var answer = (await CallAsync("GET", Log + query, null, ("Accept", accept))).Expect(200);

        var owner = Server.CloudEndure.Username;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.MediaType, Is.EqualTo("text/csv"));
            Assert.That(
                answer.Text, Does.StartWith("timestamp,username,eventName,description,jobId,participatingMachines,changedFields\r\n"));
            Assert.That(
                answer.Text,
                Does.Contain($"\r\n2025-03-01T10:00:00Z,{owner},blueprintChanged,\"First line\nsecond line\",,db-01; web-01,\r\n"));
            Assert.That(answer.Text, Does.EndWith(
                $"\r\n2025-03-01T09:00:00Z,{owner},replicationConfigurationChanged,"
                + "\"Bandwidth, staging and \"\"zone\"\" were changed\",,,bandwidthThrottling: 0 -> 100; zone: a -> b\r\n"));
        }
    }

    [Test]
    public async Task Format_json_wins_over_the_header()
        => Assert.That(
            (await CallAsync("GET", Log + "?format=json", null, ("Accept", "text/csv"))).Expect(200).MediaType,
            Is.EqualTo("application/json"));

    [Test]
    public async Task The_window_includes_both_ends()
    {
        var log
            = (await CallAsync("GET", Log + "?fromDateTime=2025-03-01T09:00:00Z&toDateTime=2025-03-01T11:00:00%2B01:00")).Expect(200).Json;

        Assert.That(
            log["items"]!.AsArray().Select(item => (string?)item!["timestamp"]),
            Is.EqualTo(["2025-03-01T10:00:00Z", "2025-03-01T09:00:00Z"]));
    }

    [TestCase("?fromDateTime=2025-03-01T09:00:00Z")]
    [TestCase("?toDateTime=2025-03-01T09:00:00Z")]
    public async Task A_window_needs_two_ends(string query) => (await CallAsync("GET", Log + query)).Expect(422);

    [Test]
    public async Task A_window_that_ends_before_it_begins_is_empty()
        => Assert.That(
            (await CallAsync("GET", Log + "?fromDateTime=2025-03-02T09:00:00Z&toDateTime=2025-03-01T09:00:00Z")).Expect(200).Json["items"]!
                .AsArray(),
            Is.Empty);

    [TestCase(0, true)]
    [TestCase(2, true)]
    [TestCase(3, false)]
    public async Task The_limit_cuts_and_says_so(int limit, bool hasMore)
    {
        var log = (await CallAsync("GET", $"{Log}?limit={limit}")).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log["items"]!.AsArray(), Has.Count.EqualTo(limit));
            Assert.That((bool?)log["hasMoreResults"], Is.EqualTo(hasMore));
        }
    }

    [Test]
    public async Task No_more_than_1500_come_at_once()
    {
        for (var index = 0; index < 1500; index++)
            Server.CloudEndure.AddAuditLogEntry(Clock.GetUtcNow().AddSeconds(-index), "seeded", $"Entry {index}");

        var log = (await CallAsync("GET", Log)).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log["items"]!.AsArray(), Has.Count.EqualTo(1500));
            Assert.That((bool?)log["hasMoreResults"], Is.True);
        }
    }

    [Test]
    public async Task An_unknown_project_gets_404() => (await CallAsync("GET", "/projects/nowhere/auditLog")).Expect(404);
}
