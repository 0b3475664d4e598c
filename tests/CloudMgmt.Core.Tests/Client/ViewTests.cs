using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Clients that share everything with another one but what their requests carry.</summary>
internal sealed class ViewTests
{
    [Test]
    public async Task A_view_adds_its_own_headers_and_its_parent_does_not()
    {
        using var handler = new RecordingHandler();
        using var parent = new RegionClient(Options(handler));
        using var view = parent.In("eu");

        await parent.SendAsync(Wire.Get());
        await view.SendAsync(Wire.Get());
        await view.In("us").SendAsync(Wire.Get());
        await view.SendAsync(Wire.Get());

        Assert.That(handler.Requests.Select(r => r.Header("region")), Is.EqualTo([null, "eu", "us", "eu"]));
        Assert.That(view.BaseUrl, Is.EqualTo(parent.BaseUrl));
    }

    [Test]
    public async Task What_a_call_says_itself_wins()
    {
        using var handler = new RecordingHandler();
        using var parent = new RegionClient(Options(handler));
        var view = parent.In("eu");

        await view.SendAsync(Wire.Get().Header("Region", "asia"));
        await view.SendAsync(new ApiRequest("GET", "/widgets", "GetWidgets", new RequestOptions { Headers = { ["REGION"] = "africa" } }));

        Assert.That(handler.Requests.Select(r => r.Header("region")), Is.EqualTo(["asia", "africa"]));
    }

    [Test]
    public async Task A_description_that_is_sent_twice_does_not_carry_the_headers_of_one_view_to_another()
    {
        using var handler = new RecordingHandler();
        using var parent = new RegionClient(Options(handler));
        var request = Wire.Get();

        await parent.In("eu").SendAsync(request);
        await parent.In("us").SendAsync(request);
        await parent.SendAsync(request);

        Assert.That(handler.Requests.Select(r => r.Header("region")), Is.EqualTo(["eu", "us", null]));
    }

    [Test]
    public async Task Disposing_a_view_does_not_close_its_parent()
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var parent = new RegionClient(new RegionOptions(server.Url));

        parent.In("eu").Dispose();

        Assert.That(() => parent.SendAsync(Wire.Get()), Throws.Nothing);
        Assert.That(server.Requests.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_view_uses_the_connections_of_its_parent()
    {
        await using var server = await LoopbackServer.StartAsync(204);
        var parent = new RegionClient(new RegionOptions(server.Url));
        var view = parent.In("eu");
        await parent.SendAsync(Wire.Get());
        await view.SendAsync(Wire.Get());
        parent.Dispose();

        Assert.That(server.Requests.Select(r => r.ConnectionId).Distinct().Count(), Is.EqualTo(1));
        Assert.That(() => view.SendAsync(Wire.Get()), Throws.TypeOf<ObjectDisposedException>());
    }

    private static RegionOptions Options(HttpMessageHandler handler) => new(Wire.Url) { HttpMessageHandler = handler };

    private sealed class RegionOptions(Uri baseUrl) : ApiClientOptions(baseUrl)
    {
        public string? Region { get; set; }
    }

    private sealed class RegionClient : ApiClient
    {
        public RegionClient(RegionOptions options)
            : base(options)
        {
        }

        private RegionClient(RegionClient parent, string region)
            : base(parent, options => ((RegionOptions)options).Region = region)
        {
        }

        public RegionClient In(string region) => new(this, region);

        protected override void PrepareRequest(ApiRequest request) => request.DefaultHeader("region", ((RegionOptions)Settings!).Region);
    }
}
