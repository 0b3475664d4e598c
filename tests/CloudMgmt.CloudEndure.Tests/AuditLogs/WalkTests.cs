using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>The walk over date ranges, against the emulator.</summary>
internal sealed class WalkTests : LiveTest
{
    private string Project => Server.CloudEndure.ProjectId;

    [Test]
    public async Task A_log_that_fits_takes_one_call()
    {
        var entries = await Client.EnumerateProjectAuditLogAsync(Project, Clock.GetUtcNow().AddDays(-1)).ToListAsync();

        Assert.That(
            entries.Select(entry => entry.EventName),
            Is.EqualTo(["replicationConfigurationChanged", "blueprintChanged", "replicationStarted"]),
            "oldest first");
        Assert.That(Operations.Count(operation => operation == "GetProjectAuditLog"), Is.EqualTo(1));
    }

    [Test]
    public async Task More_entries_than_the_service_gives_at_once_come_without_loss_or_repetition()
    {
        var start = Clock.GetUtcNow().AddDays(-30);
        var times = Enumerable.Range(0, 5000).Select(i => start.AddSeconds(i * 37 % 9001 * (i % 3 == 0 ? 200 : 1))).ToList();
        foreach (var (time, index) in times.Select((time, index) => (time, index)))
            Server.CloudEndure.AddAuditLogEntry(time, "tested", $"entry {index}");

        var entries = await Client.EnumerateProjectAuditLogAsync(
            Project, start, new() { To = Clock.GetUtcNow().AddDays(-1) }).ToListAsync();

        Assert.That(entries.Select(entry => entry.Description), Is.EquivalentTo(times.Select((_, index) => $"entry {index}")));
        Assert.That(entries.Select(entry => entry.Timestamp), Is.Ordered);
        Assert.That(Operations.Count(operation => operation == "GetProjectAuditLog"), Is.LessThan(25));
    }

    [Test]
    public async Task The_end_is_now_by_the_clock_of_the_client()
    {
        Server.CloudEndure.AddAuditLogEntry(Clock.GetUtcNow(), "present", "");
        Server.CloudEndure.AddAuditLogEntry(Clock.GetUtcNow().AddSeconds(1), "future", "");

        var entries = await Client.EnumerateProjectAuditLogAsync(Project, Clock.GetUtcNow()).ToListAsync();

        Assert.That(entries.Select(entry => entry.EventName), Is.EqualTo(["present"]));
    }

    [Test]
    public async Task Both_ends_are_included_and_fractions_are_cut_off()
    {
        var time = Clock.GetUtcNow().AddDays(-7);
        foreach (var second in Enumerable.Range(-1, 5))
            Server.CloudEndure.AddAuditLogEntry(time.AddSeconds(second), $"at {second}", "");

        var entries = await Client.EnumerateProjectAuditLogAsync(
            Project, time.AddSeconds(0.9).ToOffset(TimeSpan.FromHours(5)), new() { To = time.AddSeconds(2.1) }).ToListAsync();

        Assert.That(entries.Select(entry => entry.EventName), Is.EqualTo(["at 0", "at 1", "at 2"]));
    }

    [Test]
    public async Task All_of_time_is_a_range()
    {
        Server.CloudEndure.AddAuditLogEntry(DateTimeOffset.UnixEpoch, "first", "");

        var entries = await Client.EnumerateProjectAuditLogAsync(
            Project, DateTimeOffset.MinValue, new() { To = DateTimeOffset.MaxValue, PageSize = 2 }).ToListAsync();

        Assert.That(entries, Has.Count.EqualTo(4));
        Assert.That(entries[0].EventName, Is.EqualTo("first"));
    }

    [Test]
    public void A_second_with_too_many_entries_is_said_to_be_incomplete()
    {
        var busy = Clock.GetUtcNow().AddDays(-2);
        Server.CloudEndure.AddAuditLogEntry(busy.AddSeconds(-1), "before", "");
        foreach (var index in Enumerable.Range(0, 4))
            Server.CloudEndure.AddAuditLogEntry(busy, "same", $"{index}");
        var delivered = new List<string?>();

        var thrown = Assert.ThrowsAsync<AuditLogIncompleteException>(async () =>
        {
            await foreach (var entry in Client.EnumerateProjectAuditLogAsync(Project, busy.AddDays(-1), new() { PageSize = 3 }))
                delivered.Add(entry.EventName);
        })!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.Second, Is.EqualTo(busy));
            Assert.That(thrown.Message, Does.Contain("2025-02-27T12:00:00Z"));
            Assert.That(thrown.StatusCode, Is.EqualTo(200));
            Assert.That((thrown.Info.OperationId, thrown.Info.ContentType), Is.EqualTo(("GetProjectAuditLog", "application/json")));
            Assert.That(delivered, Is.EqualTo(["before"]));
        }
    }

    [Test]
    public async Task An_incomplete_second_can_be_passed_over()
    {
        var busy = Clock.GetUtcNow().AddDays(-2);
        foreach (var index in Enumerable.Range(0, 5))
            Server.CloudEndure.AddAuditLogEntry(busy, "same", $"{index}");
        Server.CloudEndure.AddAuditLogEntry(busy.AddSeconds(1), "after", "");
        var incomplete = new List<DateTimeOffset>();

        var entries = await Client.EnumerateProjectAuditLogAsync(
            Project, busy, new() { To = busy.AddMinutes(1), PageSize = 3, OnIncompleteSecond = incomplete.Add }).ToListAsync();

        Assert.That(incomplete, Is.EqualTo([busy]));
        Assert.That(entries.Select(entry => entry.EventName), Is.EqualTo(["same", "same", "same", "after"]));
    }

    // A year has 31 million seconds.
    [TestCase(60, TestName = "as many as unless set")]
    [TestCase(3)]
    public void A_service_that_always_has_more_is_not_asked_for_every_second(int allowed)
    {
        var start = Clock.GetUtcNow().AddDays(-365);
        for (var i = 0; i < 500; i++)
            Server.Faults.Enqueue("GetProjectAuditLog", Fault.Answer(200, """{"items":[],"hasMoreResults":true}"""));
        var incomplete = new List<DateTimeOffset>();
        var options = new EnumerateProjectAuditLogOptions { OnIncompleteSecond = incomplete.Add };
        if (allowed != options.MaxIncompleteSeconds)
            options.MaxIncompleteSeconds = allowed;

        var thrown = Assert.ThrowsAsync<AuditLogIncompleteException>(
            () => Client.EnumerateProjectAuditLogAsync(Project, start, options).ToListAsync().AsTask())!;

        Assert.That(incomplete, Is.EqualTo(Enumerable.Range(0, allowed).Select(i => start.AddSeconds(i))));
        Assert.That((thrown.Second, thrown.StatusCode), Is.EqualTo((start.AddSeconds(allowed), 200)));
        Assert.That(thrown.Message, Does.Contain($"in each of the {allowed} seconds before it").And.Contain("MaxIncompleteSeconds"));
    }

    [Test]
    public async Task Incomplete_seconds_with_others_between_them_are_counted_anew()
    {
        var busy = Clock.GetUtcNow().AddDays(-2);
        foreach (var index in Enumerable.Range(0, 40))
            Server.CloudEndure.AddAuditLogEntry(busy.AddSeconds(index / 4 * 5), "same", "");
        var incomplete = new List<DateTimeOffset>();

        await Client.EnumerateProjectAuditLogAsync(
            Project,
            busy,
            new() { To = busy.AddMinutes(2), PageSize = 3, OnIncompleteSecond = incomplete.Add, MaxIncompleteSeconds = 1 }).ToListAsync();

        Assert.That(incomplete, Is.EqualTo(Enumerable.Range(0, 10).Select(i => busy.AddSeconds(i * 5))));
    }

    [Test]
    public async Task Full_seconds_beside_each_other_are_told_apart()
    {
        var busy = Clock.GetUtcNow().AddDays(-2);
        foreach (var index in Enumerable.Range(0, 30))
            Server.CloudEndure.AddAuditLogEntry(busy.AddSeconds(index / 3), "same", "equal in every field");

        var entries = await Client.EnumerateProjectAuditLogAsync(
            Project, busy, new() { To = busy.AddMinutes(1), PageSize = 3 }).ToListAsync();

        Assert.That(entries, Has.Count.EqualTo(30));
    }

    [Test]
    public async Task A_window_is_read_when_its_first_entry_is_asked_for()
    {
        var start = Clock.GetUtcNow().AddDays(-2);
        foreach (var index in Enumerable.Range(0, 100))
            Server.CloudEndure.AddAuditLogEntry(start.AddSeconds(index), "tested", "");
        var entries = Client.EnumerateProjectAuditLogAsync(Project, start, new() { To = start.AddSeconds(99), PageSize = 55 });
        var before = Server.Requests.Count;

        await foreach (var entry in entries.Take(1))
            Assert.That(entry.Timestamp, Is.EqualTo(start));

        Assert.That(before, Is.Zero, "nothing is sent before the enumeration begins");
        Assert.That(Operations.Count(operation => operation == "GetProjectAuditLog"), Is.EqualTo(2), "the whole range, and its first half");
    }

    [Test]
    public async Task Settings_hold_for_each_call()
    {
        var options = new EnumerateProjectAuditLogOptions { PageSize = 2, Headers = { ["X-Trace"] = "t-1" } };

        _ = await Client.EnumerateProjectAuditLogAsync(Project, Clock.GetUtcNow().AddDays(-1), options).CountAsync();

        var calls = Server.Requests.Where(request => request.OperationId == "GetProjectAuditLog").ToList();
        Assert.That(calls, Has.Count.GreaterThan(2));
        Assert.That(calls.Select(call => call.Headers["X-Trace"]), Is.All.EqualTo("t-1"));
        Assert.That(calls.Select(call => call.QueryString), Is.All.Contains("limit=2"));
    }

    [Test]
    public void A_failure_and_a_cancellation_come_through()
    {
        Assert.That(
            () => Client.EnumerateProjectAuditLogAsync(UnknownId, Clock.GetUtcNow()).ToListAsync().AsTask(),
            Throws.InstanceOf<ApiException<Error>>());
        Assert.That(
            () => Client.EnumerateProjectAuditLogAsync(Project, Clock.GetUtcNow()).ToListAsync(new CancellationToken(true)).AsTask(),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Impossible_arguments_are_refused_at_once()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Client.EnumerateProjectAuditLogAsync(null!, Clock.GetUtcNow()), Throws.ArgumentNullException);
            Assert.That(
                () => Client.EnumerateProjectAuditLogAsync(Project, Clock.GetUtcNow().AddSeconds(1)),
                Throws.ArgumentException.With.Property("ParamName").EqualTo("options"));
            Assert.That(() => new EnumerateProjectAuditLogOptions { PageSize = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new EnumerateProjectAuditLogOptions { PageSize = 1501 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }
}
