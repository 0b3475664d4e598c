namespace CloudMgmt.Core.Tests;

/// <summary>Takes one call through a whole client, with a handler in memory at its end.</summary>
internal static class Wire
{
    public static readonly Uri Url = new("https://service.test/v1");

    public static ApiRequest Get(string path = "/widgets") => new("GET", path, "GetWidgets");

    public static ApiRequest Post() => new("POST", "/widgets", "CreateWidget");

    /// <summary>Sends a call that succeeds without a body, and gives what went out.</summary>
    public static async Task<Sent> SendAsync(ApiRequest request, Action<TestClientOptions>? configure = null)
    {
        using var handler = new RecordingHandler();
        using var client = TestClient.For(Url, o =>
        {
            o.HttpMessageHandler = handler;
            configure?.Invoke(o);
        });
        await client.SendAsync(request);
        return handler.Requests.Single();
    }

    public static async Task<string?> SendJsonAsync(object value) => (await SendAsync(Post().JsonBody(value))).Body;

    /// <summary>
    /// Reads a response body as a call that expects it would, by its reader if it is a model, and makes sure that it is the same
    /// without.
    /// </summary>
    public static async Task<T> ReadAsync<T>(string body)
    {
        var value = (await AnswerAsync<T>(
            RecordingHandler.Answering(body), Readers.Of<T>() is { } read ? Get().Returns("200", read) : Get().Returns<T>("200"))).Body;
        var same = (await AnswerAsync<T>(RecordingHandler.Answering(body), Get().Returns<T>("200"))).Body;
        NUnit.Framework.Assert.That(Description.Of(value), NUnit.Framework.Is.EqualTo(Description.Of(same)));
        return value;
    }

    public static async Task<ApiResponse<T>> AnswerAsync<T>(RecordingHandler handler, ApiRequest request)
    {
        using (handler)
        using (var client = TestClient.For(Url, o => o.HttpMessageHandler = handler))
            return await client.SendAsync<T>(request);
    }

    /// <summary>Reads a model and sends it back, as a read-modify-write does.</summary>
    public static async Task<string?> RoundTripAsync(string body) => await SendJsonAsync(await ReadAsync<Widget>(body));

    public static ApiException Failure(RecordingHandler handler, ApiRequest request)
        => NUnit.Framework.Assert.CatchAsync<ApiException>(async () => await AnswerAsync<Widget>(handler, request))!;
}
