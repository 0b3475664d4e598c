using CloudMgmt.Core;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Contracts;

/// <summary>
/// Every operation of an API on a bare socket that closes without answering: what must not be repeated is on the wire once, and what may
/// be, once more for each retry of the client. The framework's own handler would send some of them up to four times for each.
/// </summary>
/// <typeparam name="TCalls">The calls.</typeparam>
public abstract class SentOnceTest<TCalls>
    where TCalls : IApiCalls
{
    private const int Retries = 2;

    private static IEnumerable<string> Operations => SpecDocument.Operations(TCalls.Api).Select(operation => operation.OperationId);

    [Test]
    [CancelAfter(60_000)]
    public async Task It_is_on_the_wire_no_oftener_than_it_may_be(
        [ValueSource(nameof(Operations))] string operation, [Values] Closing closing, [Values] bool pooled, [Values(0, Retries)] int retries)
    {
        await using var server = ClosingServer.Start(closing, toAnswer: pooled ? 1 : 0);
        using var client = TCalls.Connect(options =>
        {
            options.BaseUrl = server.Url;
            options.Retry.MaxRetries = retries;
            options.Retry.BaseDelay = TimeSpan.Zero;
        });
        if (pooled)
            await client.SendAsync(new ApiRequest("GET", "/first", "First"));

        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => TCalls.CallAsync(client, operation))!;

        var sent = 1 + (MayRepeat(operation) ? retries : 0);
        Assert.Multiple(() =>
        {
            Assert.That(server.Requests, Is.EqualTo(sent), "whole requests");
            Assert.That(server.Heads, Is.EqualTo(sent), "heads of requests");
            Assert.That(failure.Reason, Is.EqualTo(ConnectionFailure.Reset));
            Assert.That(failure.WasNotSent, Is.False);
            Assert.That(failure.Info.OperationId, Is.EqualTo(operation));
        });
    }

    private static bool MayRepeat(string operationId)
    {
        var operation = SpecDocument.Operations(TCalls.Api).Single(operation => operation.OperationId == operationId);
        return operation.IsIdempotent ?? operation.Method is "GET" or "PUT" or "DELETE";
    }
}

/// <summary>What <see cref="SentOnceTest{TCalls}"/> has to know of an API.</summary>
public interface IApiCalls
{
    /// <summary>The name of its document.</summary>
    static abstract string Api { get; }

    /// <summary>A client without a credential.</summary>
    static abstract ApiClient Connect(Action<ApiClientOptions> configure);

    /// <summary>A valid call of an operation.</summary>
    static abstract Task CallAsync(ApiClient client, string operationId);
}
