using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>The export of a range to a file, against the emulator: what it writes, and how it goes on after a break.</summary>
internal sealed class ExportTests : LiveTest
{
    private const string Header = "timestamp,username,eventName,description,jobId,participatingMachines,changedFields\r\n";

    private static readonly string[] Descriptions = ["plain", "with, comma", "two\r\nlines", "\"quoted\"", "=1+1", "ü€😀", ""];

    private string Project => Server.CloudEndure.ProjectId;

    private DateTimeOffset Start => Clock.GetUtcNow().AddDays(-30);

    private string Folder { get; set; } = "";

    private string Path => System.IO.Path.Combine(Folder, "audit.csv");

    [SetUp]
    public void MakeFolder() => Folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Folder, recursive: true);

    [TestCase(false, false)]
    [TestCase(true, true)]
    public async Task A_file_holds_what_the_entries_written_one_by_one_give(bool mark, bool escape)
    {
        AddEntries(200);
        using var expected = new MemoryStream();
        await using (var writer = new AuditLogCsvWriter(
            expected, new() { WriteByteOrderMark = mark, EscapeFormulas = escape, LeaveOpen = true }))
        {
            await foreach (var entry in Client.EnumerateProjectAuditLogAsync(Project, Start, new() { To = Start.AddDays(1) }))
                await writer.WriteAsync(entry);
        }

        var done = await Client.ExportProjectAuditLogAsync(
            Project, Start, Path, Options(o => (o.WriteByteOrderMark, o.EscapeFormulas) = (mark, escape)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await File.ReadAllBytesAsync(Path), Is.EqualTo(expected.ToArray()));
            Assert.That(done.Entries, Is.EqualTo(200));
            Assert.That(done.Reached, Is.EqualTo(Start.AddDays(1).AddSeconds(1)));
            Assert.That(done.Share, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Every_beginning_of_a_file_is_gone_on_with_to_the_same_bytes()
    {
        AddEntries(12);
        var whole = await ExportAsync();

        for (var length = 0; length <= whole.Length; length++)
        {
            using var file = new MemoryStream();
            file.Write(whole, 0, length);

            var done = await Client.ExportProjectAuditLogAsync(Project, Start, file, Options());

            Assert.That(file.ToArray(), Is.EqualTo(whole), $"after {length} bytes");
            Assert.That(done.Entries, Is.EqualTo(12));
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task An_export_that_breaks_at_random_is_gone_on_with_until_it_is_whole(int seed)
    {
        AddEntries(400);
        var whole = await ExportAsync();
        var random = new Random(seed);
        using var file = new BreakingStream();
        var breaks = 0;

        while (true)
        {
            using var cancel = new CancellationTokenSource();
            file.Left = random.Next(2) == 0 ? random.Next(6_000) : long.MaxValue;
            var calls = random.Next(12);
            var told = new Told(_ =>
            {
                if (calls-- == 0)
                    cancel.Cancel();
            });
            try
            {
                await Client.ExportProjectAuditLogAsync(Project, Start, file, Options(o => o.Progress = told), cancel.Token);
                break;
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                breaks++;
            }
        }

        Assert.That(file.ToArray(), Is.EqualTo(whole));
        Assert.That(breaks, Is.GreaterThan(3), "or nothing was proven");
    }

    [Test]
    public async Task Progress_tells_entries_time_and_share_after_each_answer()
    {
        foreach (var hour in Enumerable.Range(0, 24))
            Server.CloudEndure.AddAuditLogEntry(Start.AddHours(hour), "tested", "");
        var told = new Told();

        await Client.ExportProjectAuditLogAsync(
            Project, Start, new MemoryStream(), new() { To = Start.AddDays(1).AddSeconds(-1), PageSize = 8, Progress = told });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.All[0].ToString(), Is.EqualTo("0 entries before 2025-01-30T12:00:00Z (0 %)"));
            Assert.That(told.All[^1].ToString(), Is.EqualTo("24 entries before 2025-01-31T12:00:00Z (100 %)"));
            Assert.That(told.All, Has.Count.GreaterThan(4));
            Assert.That(told.All.Select(p => p.Share), Is.Ordered);
            Assert.That(told.All, Is.All.Matches<AuditLogExportProgress>(
                p => Math.Abs(p.Share - ((p.Reached - Start) / TimeSpan.FromDays(1))) < 1e-9 && p.Entries == Math.Ceiling(p.Share * 24)));
        }
    }

    [Test]
    public async Task What_is_there_is_told_first_and_is_not_asked_for_again()
    {
        AddEntries(400);
        await Client.ExportProjectAuditLogAsync(Project, Start, Path, Options());
        var calls = Arrived("GetProjectAuditLog");
        var told = new Told();

        await Client.ExportProjectAuditLogAsync(Project, Start, Path, Options(o => o.Progress = told));

        Assert.That(told.All[0].Entries, Is.InRange(397, 399), "all but those of the last second");
        Assert.That(Arrived("GetProjectAuditLog") - calls, Is.LessThan(calls / 3));
    }

    [Test]
    public async Task A_finished_export_grows_by_what_is_new()
    {
        AddEntries(50);
        await Client.ExportProjectAuditLogAsync(Project, Start, Path, Options());
        Server.CloudEndure.AddAuditLogEntry(Start.AddDays(2), "later", "");

        var done = await Client.ExportProjectAuditLogAsync(Project, Start, Path, Options(o => o.To = Start.AddDays(3)));

        var text = await File.ReadAllTextAsync(Path);
        Assert.That(done.Entries, Is.EqualTo(51));
        Assert.That(text, Does.EndWith(",later,,,,\r\n"));
        Assert.That(text.Split("timestamp,username"), Has.Length.EqualTo(2), "one header");
    }

    [Test]
    public async Task An_empty_range_gives_the_header()
    {
        await Client.ExportProjectAuditLogAsync(Project, Start, Path, Options());

        Assert.That(await File.ReadAllTextAsync(Path), Is.EqualTo(Header));
    }

    [TestCase("name,value\r\n1,2\r\n", "its first row is another one", TestName = "another header")]
    [TestCase("my notes", "its first row is another one", TestName = "a text")]
    [TestCase(Header + "2025-01-01T00:00:00Z,,,,,,\r\n", "line 2 is of 2025-01-01T00:00:00Z", TestName = "before the range")]
    [TestCase(Header + "2025-02-01T00:00:00Z,,,,,,\r\n", "line 2 is of 2025-02-01T00:00:00Z", TestName = "after the range")]
    [TestCase(Header + "2025-01-30T13:00:00Z,,,,,,\r\n2025-01-30T12:30:00Z,,,,,,\r\n", "line 3 is of", TestName = "newest first")]
    [TestCase(Header + "2025-01-30T13:00:00Z,a\r\n2025-01-30T14:00:00Z,,,,,,\r\n", "line 2 has 2 fields", TestName = "a piece of a row")]
    [TestCase(Header + "yesterday,,,,,,\r\n", "line 2 begins with no time", TestName = "no time")]
    public async Task A_file_that_is_no_export_of_the_range_is_left_as_it_is(string text, string reason)
    {
        AddEntries(5);
        await File.WriteAllTextAsync(Path, text);

        Assert.That(
            () => Client.ExportProjectAuditLogAsync(Project, Start, Path, Options()),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(reason));
        Assert.That(await File.ReadAllTextAsync(Path), Is.EqualTo(text));
        Assert.That(Arrived("GetProjectAuditLog"), Is.Zero);
    }

    [Test]
    public async Task A_stream_that_cannot_be_sought_is_written_to_once()
    {
        AddEntries(40);
        var whole = await ExportAsync();
        using var stream = new BreakingStream { IsForward = true, Left = long.MaxValue };

        await Client.ExportProjectAuditLogAsync(Project, Start, stream, Options());

        Assert.That(stream.ToArray(), Is.EqualTo(whole));
    }

    [Test]
    public async Task A_second_that_is_incomplete_ends_an_export_after_all_before_it()
    {
        Server.CloudEndure.AddAuditLogEntry(Start, "before", "");
        foreach (var _ in Enumerable.Range(0, 4))
            Server.CloudEndure.AddAuditLogEntry(Start.AddHours(1), "same", "");
        Server.CloudEndure.AddAuditLogEntry(Start.AddHours(2), "after", "");
        var options = Options(o => o.PageSize = 3);

        Assert.ThrowsAsync<AuditLogIncompleteException>(() => Client.ExportProjectAuditLogAsync(Project, Start, Path, options));
        var first = await File.ReadAllLinesAsync(Path);
        options.OnIncompleteSecond = _ => { };
        await Client.ExportProjectAuditLogAsync(Project, Start, Path, options);

        Assert.That(first, Has.Length.EqualTo(2));
        Assert.That((await File.ReadAllLinesAsync(Path)).Skip(1).Select(line => line.Split(',')[2]),
            Is.EqualTo(["before", "same", "same", "same", "after"]));
    }

    [Test]
    public void Wrong_arguments_are_named()
    {
        using var closed = new MemoryStream([], writable: false);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Client.ExportProjectAuditLogAsync(null!, Start, new MemoryStream()), Refuses("projectId"));
            Assert.That(() => Client.ExportProjectAuditLogAsync(Project, Start, (string)null!), Refuses("path"));
            Assert.That(() => Client.ExportProjectAuditLogAsync(Project, Start, (Stream)null!), Refuses("destination"));
            Assert.That(() => Client.ExportProjectAuditLogAsync(Project, Start, closed), Refuses("destination"));
            Assert.That(
                () => Client.ExportProjectAuditLogAsync(Project, Start, new MemoryStream(), new() { To = Start.AddDays(-1) }),
                Refuses("options"));
            Assert.That(
                () => Client.ExportProjectAuditLogAsync(Project, Start, System.IO.Path.Combine(Folder, "none", "audit.csv")),
                Throws.InstanceOf<IOException>().With.Message.Contains("none"));
            Assert.That(File.Exists(Path), Is.False);
        }
    }

    [Test]
    public void What_was_refused_leaves_no_file()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Client.ExportProjectAuditLogAsync(null!, Start, Path), Refuses("projectId"));
            Assert.That(
                () => Client.ExportProjectAuditLogAsync(Project, Start, Path, new() { To = Start.AddDays(-1) }), Refuses("options"));
            Assert.That(() => Client.ExportProjectAuditLogAsync(Project, Clock.GetUtcNow().AddDays(1), Path), Refuses("options"));
            Assert.That(
                () => Client.ExportProjectAuditLogAsync("no-such-project", Start, Path, Options()), Throws.InstanceOf<ApiException>());
            Assert.That(
                () => Client.ExportProjectAuditLogAsync(Project, Start, Path, Options(), new CancellationToken(true)),
                Throws.InstanceOf<OperationCanceledException>());
            Assert.That(Directory.GetFiles(Folder), Is.Empty);
        }
    }

    [TestCase("")]
    [TestCase("timestamp,username")]
    public async Task What_was_refused_leaves_a_file_that_was_there_as_it_was(string text)
    {
        await File.WriteAllTextAsync(Path, text);

        Assert.That(() => Client.ExportProjectAuditLogAsync(null!, Start, Path), Refuses("projectId"));

        Assert.That(await File.ReadAllTextAsync(Path), Is.EqualTo(text));
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Refuses(string name)
        => Throws.InstanceOf<ArgumentException>().With.Property(nameof(ArgumentException.ParamName)).EqualTo(name);

    // Three entries a second, so that a break falls within a second as well as between two.
    private void AddEntries(int count)
    {
        for (var i = 0; i < count; i++)
            Server.CloudEndure.AddAuditLogEntry(Start.AddSeconds(i / 3 * 90), $"event {i}", Descriptions[i % Descriptions.Length]);
    }

    private ExportProjectAuditLogOptions Options(Action<ExportProjectAuditLogOptions>? change = null)
    {
        var options = new ExportProjectAuditLogOptions { To = Start.AddDays(1), PageSize = 20 };
        change?.Invoke(options);
        return options;
    }

    private async Task<byte[]> ExportAsync()
    {
        using var file = new MemoryStream();
        await Client.ExportProjectAuditLogAsync(Project, Start, file, Options());
        return file.ToArray();
    }

    // Progress<T> tells on another thread, later.
    private sealed class Told(Action<AuditLogExportProgress>? action = null) : IProgress<AuditLogExportProgress>
    {
        public List<AuditLogExportProgress> All { get; } = [];

        public void Report(AuditLogExportProgress value)
        {
            All.Add(value);
            action?.Invoke(value);
        }
    }

    /// <summary>A file on a disk that is full after some bytes, or a stream like that of an upload.</summary>
    private sealed class BreakingStream : MemoryStream
    {
        public long Left { get; set; }

        public bool IsForward { get; init; }

        public override bool CanSeek => !IsForward;

        public override bool CanRead => !IsForward;

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, (int)Math.Min(count, Left));
            Left -= count;
            if (Left < 0)
                throw new IOException("The disk is full.");
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(buffer, offset, count);
            return Task.CompletedTask;
        }
    }
}
