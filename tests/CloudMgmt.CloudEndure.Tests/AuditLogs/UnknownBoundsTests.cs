using Moq;

namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>
/// The walk against services that differ in what is not documented: whether bounds are included, in which order entries come, and
/// whether a full answer says that there is more.
/// </summary>
internal sealed class UnknownBoundsTests
{
    private const int PageSize = 5;
    private static readonly DateTimeOffset Start = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Nothing_is_lost_or_repeated(
        [Values] bool fromIncluded, [Values] bool toIncluded, [Values] bool newestFirst, [Values(1, 2, 3, 4, 5, 6, 7, 8)] int seed)
    {
        var random = new Random(seed);
        var log = RandomLog(random);
        var service = new Service(log, fromIncluded, toIncluded, newestFirst, tellsMore: random.Next(4) > 0);
        var incomplete = new List<DateTimeOffset>();

        var entries = await service.Client
            .EnumerateProjectAuditLogAsync(
                "p-1", Start.AddSeconds(10), new() { To = Start.AddSeconds(400), PageSize = PageSize, OnIncompleteSecond = incomplete.Add })
            .ToListAsync();

        var expected = log.Where(entry => entry.Timestamp >= Start.AddSeconds(10) && entry.Timestamp <= Start.AddSeconds(400)).ToList();
        Assert.That(entries.Where(IsKnown), Is.EquivalentTo(expected.Where(IsKnown)));
        Assert.That(entries, Is.Unique.And.SubsetOf(expected));
        Assert.That(incomplete, Is.SubsetOf(service.FullSeconds));

        bool IsKnown(AuditLogEntry entry) => !incomplete.Contains(entry.Timestamp!.Value);
    }

    [Test]
    public async Task An_entry_without_a_time_is_not_lost()
    {
        var service = new Service(
            [new AuditLogEntry { EventName = "timeless" }], fromIncluded: true, toIncluded: true, newestFirst: true, tellsMore: true);

        var entries = await service.Client.EnumerateProjectAuditLogAsync("p-1", Start, new() { To = Start.AddDays(1) }).ToListAsync();

        Assert.That(entries.Single().EventName, Is.EqualTo("timeless"));
    }

    [Test]
    public void A_service_that_ignores_the_range_does_not_make_an_endless_loop()
    {
        var mock = new Mock<CloudEndureClient> { CallBase = true };
        var answer = new AuditLog { Items = [new AuditLogEntry { Timestamp = Start.AddYears(1) }], HasMoreResults = true };
        mock.Setup(client => client.GetProjectAuditLogWithResponseAsync(
                "p-1", It.IsAny<GetProjectAuditLogOptions>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ApiResponse<AuditLog>(200, answer));

        Assert.That(() => mock.Object.EnumerateProjectAuditLogAsync("p-1", Start, new() { To = Start.AddDays(1) }).ToListAsync().AsTask(),
            Throws.InstanceOf<AuditLogIncompleteException>().With.Property("Second").EqualTo(Start));
    }

    /// <summary>Sparse times, and bursts whose seconds hold up to as many entries as an answer, or one more.</summary>
    private static List<AuditLogEntry> RandomLog(Random random)
    {
        var log = new List<AuditLogEntry>();
        for (var second = 0; second < 420; second++)
        {
            var count = random.Next(20) == 0
                ? random.Next(PageSize + 2)
                : second % 100 < 8 ? random.Next(PageSize) : random.Next(10) == 0 ? 1 : 0;
            for (var i = 0; i < count; i++)
                log.Add(new AuditLogEntry { Timestamp = Start.AddSeconds(second), EventName = "equal" });
        }
        return log;
    }

    private sealed class Service
    {
        private readonly List<AuditLogEntry> _log;
        private readonly bool _fromIncluded;
        private readonly bool _toIncluded;
        private readonly bool _newestFirst;
        private readonly bool _tellsMore;

        public Service(List<AuditLogEntry> log, bool fromIncluded, bool toIncluded, bool newestFirst, bool tellsMore)
        {
            (_log, _fromIncluded, _toIncluded, _newestFirst, _tellsMore) = (log, fromIncluded, toIncluded, newestFirst, tellsMore);
            var mock = new Mock<CloudEndureClient> { CallBase = true };
            mock.Setup(client => client.GetProjectAuditLogWithResponseAsync(
                    "p-1", It.IsAny<GetProjectAuditLogOptions>(), It.IsAny<CancellationToken>()))
                .ReturnsAsync((string _, GetProjectAuditLogOptions options, CancellationToken _)
                    => new ApiResponse<AuditLog>(200, Answer(options)));
            Client = mock.Object;
        }

        public CloudEndureClient Client { get; }

        /// <summary>
        /// Seconds that no answer can hold whole: with more entries than an answer, with as many when it does not say that it is
        /// whole, or with too many neighbours that an excluded bound does not let one leave out.
        /// </summary>
        public IEnumerable<DateTimeOffset> FullSeconds
            => from second in Enumerable.Range(0, 430).Select(i => Start.AddSeconds(i))
               let needed = new[] { (0, 0), (0, 1), (-1, 0), (-1, 1) }
                   .Where(range => (range.Item1 < 0 || _fromIncluded) && (range.Item2 > 0 || _toIncluded))
                   .Min(range => InRange(second.AddSeconds(range.Item1), second.AddSeconds(range.Item2)).Count())
               where needed > PageSize || (needed == PageSize && !_tellsMore)
               select second;

        private AuditLog Answer(GetProjectAuditLogOptions options)
        {
            var found = InRange(options.FromDateTime!.Value, options.ToDateTime!.Value).ToList();
            var ordered = _newestFirst ? found.OrderByDescending(entry => entry.Timestamp) : found.OrderBy(entry => entry.Timestamp);
            var limit = (int)options.Limit!.Value;
            return new AuditLog { Items = [.. ordered.Take(limit)], HasMoreResults = _tellsMore ? found.Count > limit : null };
        }

        private IEnumerable<AuditLogEntry> InRange(DateTimeOffset from, DateTimeOffset to)
            => _log.Where(
                entry => entry.Timestamp is not { } time
                    || ((_fromIncluded ? time >= from : time > from) && (_toIncluded ? time <= to : time < to)));
    }
}
