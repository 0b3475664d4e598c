using CloudMgmt.Core;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>
/// Every call of an API on a bare socket that closes without answering: what must not be repeated is on the wire once, and what may
/// be, once more for each retry of the client. The framework's own handler would send some of them up to four times for each.
/// </summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract class SentOnceTest<TApi> : ApiTest<TApi>
    where TApi : IApi
{
    private const int Retries = 2;

    [Test]
    [CancelAfter(60_000)]
    public async Task It_is_on_the_wire_no_oftener_than_it_may_be(
        [ValueSource(nameof(Calls))] RequestCase call, [Values] Closing closing, [Values] bool pooled, [Values(0, Retries)] int retries)
    {
        await using var server = ClosingServer.Start(closing, toAnswer: pooled ? 1 : 0);
        var options = TApi.CreateOptions();
        options.BaseUrl = server.Url;
        options.Retry.MaxRetries = retries;
        options.Retry.BaseDelay = TimeSpan.Zero;
        using var client = TApi.CreateClient(options);
        if (pooled)
            await client.SendAsync(new ApiRequest("GET", "/first", "First"));

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => call.CallAsync(client))!;

        var sent = 1 + (MayRepeat(call) ? retries : 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Requests, Is.EqualTo(sent), "whole requests");
            Assert.That(server.Heads, Is.EqualTo(sent), "heads of requests");
            Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.Reset));
            Assert.That(failure.WasNotSent, Is.False);
            Assert.That(failure.Info.OperationId, Is.EqualTo(call.OperationId));
        }
    }

    private static bool MayRepeat(RequestCase call) => Documented(call) is var operation
        && (operation.IsIdempotent ?? operation.Method is "GET" or "PUT" or "DELETE");
}
