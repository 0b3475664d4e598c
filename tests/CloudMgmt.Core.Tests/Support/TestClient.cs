namespace CloudMgmt.Core.Tests;

/// <summary>A client in the shape that the generator writes.</summary>
public class TestClient : ApiClient
{
    public TestClient(TestClientOptions options)
        : base(options)
    {
    }

    protected TestClient()
    {
    }

    public static TestClient For(Uri baseUrl, Action<TestClientOptions>? configure = null)
    {
        var options = new TestClientOptions { BaseUrl = baseUrl };
        configure?.Invoke(options);
        return new TestClient(options);
    }

    public virtual async Task<Widget> GetWidgetAsync(
        string id, GetWidgetOptions? options = null, CancellationToken cancellationToken = default)
        => (await GetWidgetWithResponseAsync(id, options, cancellationToken).ConfigureAwait(false)).Body;

    public virtual Task<ApiResponse<Widget>> GetWidgetWithResponseAsync(
        string id, GetWidgetOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest("GET", "/widgets/{id}", "GetWidget", options)
            .Path("id", id)
            .Query("expand", options?.Expand)
            .Header("region", options?.Region)
            .Returns<Widget>("200")
            .Fails<WidgetError>("default")
            .Accept("application/json");
        return SendAsync<Widget>(request, cancellationToken);
    }

    public virtual async Task<Widget> CreateWidgetAsync(
        Widget body, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest("POST", "/widgets", "CreateWidget", options)
            .JsonBody(body, required: true)
            .Returns<Widget>("201")
            .Fails<WidgetError>("default")
            .Accept("application/json");
        return (await SendAsync<Widget>(request, cancellationToken).ConfigureAwait(false)).Body;
    }

    public virtual async Task<Stream> DownloadAsync(RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest("GET", "/download", "Download", options)
            .ReturnsStream("200")
            .Fails<WidgetError>("default")
            .Accept("application/octet-stream");
        return (await SendAsync<Stream>(request, cancellationToken).ConfigureAwait(false)).Body;
    }
}

public class TestClientOptions : ApiClientOptions
{
    // One attempt a call: the tests of retries ask for more.
    public TestClientOptions()
        : base(null)
        => Retry.MaxRetries = 0;
}

public class GetWidgetOptions : RequestOptions
{
    public bool? Expand { get; set; }

    public string? Region { get; set; }
}
