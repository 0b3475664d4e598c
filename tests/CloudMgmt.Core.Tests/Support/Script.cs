using System.Net;

namespace CloudMgmt.Core.Tests;

/// <summary>A service in memory that answers as written down, the last line again and again.</summary>
internal static class Script
{
    public static RecordingHandler Of(params int[] statuses) => Of([.. statuses.Select(Answering)]);

    public static RecordingHandler Of(params Func<HttpResponseMessage>[] answers)
    {
        var next = -1;
        return new RecordingHandler(_ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]());
    }

    public static Func<HttpResponseMessage> Answering(int status)
        => () => new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent("""{"name":"x"}""", null, "application/json"),
        };

    public static Func<HttpResponseMessage> Answering(int status, params (string Name, string Value)[] headers) => () =>
    {
        var response = Answering(status)();
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    };

    public static Func<HttpResponseMessage> Throwing(Exception failure) => () => throw failure;

    /// <summary>
    /// A client with three retries, the longest jitter and no deadlines, so that each timer that it sets is a wait before a retry.
    /// </summary>
    public static TestClient Client(HttpMessageHandler handler, ManualTimeProvider time, Action<TestClientOptions>? configure = null)
        => TestClient.For(Wire.Url, o =>
    {
        (o.HttpMessageHandler, o.TimeProvider) = (handler, time);
        (o.Timeout, o.AttemptTimeout) = (Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        o.Retry.MaxRetries = 3;
        o.Random = () => 1;
        configure?.Invoke(o);
    });
}
