using System.Net;
using CloudMgmt.Core.Internal;

namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>A service that stops in the middle of an audit log does not hold whoever reads it for ever.</summary>
[CancelAfter(60_000)]
internal sealed class CsvIdleTests
{
    [Test]
    public async Task The_rows_before_it_are_delivered_and_then_the_time_is_up(CancellationToken stop)
    {
        var time = new ManualTimeProvider();
        var service = new Stopping("name,text\r\n1,one\r\n2,two\r\n3,thr");
        using var client = new CloudEndureClient(new CloudEndureClientOptions
        {
            BaseUrl = new Uri("https://service.test"),
            HttpMessageHandler = service,
            TimeProvider = time,
            StreamIdleTimeout = TimeSpan.FromSeconds(7),
        });
        var names = new List<string?>();

        var reading = ReadAsync();
        await service.Stopped.WaitAsync(stop);
        while (time.ActiveTimers == 0)
            await Task.Yield();
        time.Advance(TimeSpan.FromSeconds(7));

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => reading)!;
        Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.IdleTimeout));
        Assert.That(names, Is.EqualTo(["1", "2"]));

        async Task ReadAsync()
        {
            await foreach (var row in client.ReadProjectAuditLogCsvAsync("p", cancellationToken: stop))
                names.Add(row["name"]);
        }
    }

    private sealed class Stopping(string text) : HttpMessageHandler
    {
        private readonly Rest _rest = new();

        public Task Stopped => _rest.Reached.Task;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = new Chain(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), _rest);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StreamContent(body) { Headers = { ContentType = new("text/csv") } },
            });
        }
    }

    private sealed class Chain(Stream first, Stream rest) : ReadOnlyStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => await first.ReadAsync(buffer, cancellationToken) is var count and > 0
                ? count
                : await rest.ReadAsync(buffer, cancellationToken);
    }

    private sealed class Rest : ReadOnlyStream
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
