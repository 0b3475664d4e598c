using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class StreamTests
{
    [Test]
    public async Task A_stream_is_returned_before_its_end_is_sent(CancellationToken stop)
    {
        var rest = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await context.Response.Body.WriteAsync("first,"u8.ToArray(), stop);
            await context.Response.Body.FlushAsync(stop);
            await rest.Task.WaitAsync(stop);
            await context.Response.Body.WriteAsync("second"u8.ToArray(), stop);
        });
        using var client = server.CreateClient();

        using var stream = await client.DownloadAsync(cancellationToken: stop);
        var first = new byte[6];
        await stream.ReadExactlyAsync(first, stop);
        rest.SetResult();
        using var reader = new StreamReader(stream);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetString(first), Is.EqualTo("first,"));
            Assert.That(await reader.ReadToEndAsync(stop), Is.EqualTo("second"));
        }
    }

    [Test]
    public async Task Disposing_a_stream_in_its_middle_ends_the_response(CancellationToken stop)
    {
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            using var registration = context.RequestAborted.Register(aborted.SetResult);
            // More than the handler would read to its end for the sake of the connection, for which it takes its time.
            context.Response.ContentLength = 100 * 1024 * 1024;
            await context.Response.Body.FlushAsync(stop);
            await aborted.Task.WaitAsync(stop);
        });
        using var client = server.CreateClient();

        var stream = await client.DownloadAsync(cancellationToken: stop);
        stream.Dispose();

        Assert.That(() => aborted.Task.WaitAsync(stop), Throws.Nothing);
    }

    [Test]
    public async Task A_stream_that_was_read_gives_its_connection_back(CancellationToken stop)
    {
        await using var server = await LoopbackServer.StartAsync(200, "content");
        using var client = server.CreateClient();

        for (var i = 0; i < 3; i++)
        {
            using var stream = await client.DownloadAsync(cancellationToken: stop);
            await stream.CopyToAsync(Stream.Null, stop);
        }

        Assert.That(server.Requests.Select(r => r.ConnectionId).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_time_allowed_for_a_call_ends_with_its_headers(CancellationToken stop)
    {
        var time = new ManualTimeProvider();
        var rest = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await context.Response.Body.FlushAsync(stop);
            await rest.Task.WaitAsync(stop);
            await context.Response.Body.WriteAsync("late"u8.ToArray(), stop);
        });
        using var client = server.CreateClient(o => o.TimeProvider = time);

        using var stream = await client.DownloadAsync(cancellationToken: stop);
        time.Advance(TimeSpan.FromHours(1));
        rest.SetResult();
        using var reader = new StreamReader(stream);

        Assert.That(await reader.ReadToEndAsync(stop), Is.EqualTo("late"));
    }

    [Test]
    public async Task A_stream_reads_bytes_as_they_are()
    {
        var bytes = new byte[] { 0, 255, 13, 10, 0xEF, 0xBB, 0xBF };
        using var client = TestClient.For(
            Wire.Url, o => o.HttpMessageHandler = RecordingHandler.Answering(bytes, "application/octet-stream"));
        using var stream = await client.DownloadAsync();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public void A_failure_of_a_streaming_call_is_typed_like_any_other()
    {
        using var client = TestClient.For(
            Wire.Url, o => o.HttpMessageHandler = RecordingHandler.Answering("""{"code":"gone"}""", status: 410));
        var failure = Assert.ThrowsAsync<ApiException<WidgetError>>(() => client.DownloadAsync())!;
        Assert.That(failure.Error.Code, Is.EqualTo("gone"));
    }
}
