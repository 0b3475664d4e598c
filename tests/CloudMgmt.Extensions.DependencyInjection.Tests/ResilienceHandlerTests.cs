using CloudMgmt.BimData;
using CloudMgmt.CloudEndure;
using CloudMgmt.Extensions.DependencyInjection.Tests.Support;
using CloudMgmt.Helios;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;

namespace CloudMgmt.Extensions.DependencyInjection.Tests;

/// <summary>
/// An application that gives all its HTTP clients a resilience handler, as every Aspire service does. These are the real handlers,
/// over a real connection, and the service answers 503 to everything.
/// </summary>
internal sealed class ResilienceHandlerTests
{
    private const int Retries = 2;

    private static readonly TestCaseData<Action<IHttpClientBuilder>>[] Handlers =
    [
        new(b => b.AddStandardResilienceHandler()) { TestName = "standard" },
        new(b => b.AddStandardHedgingHandler()) { TestName = "hedging" },
        new(b => b.AddResilienceHandler("own", AddRetry)) { TestName = "own pipeline" },
        new(b => b.AddHttpMessageHandler(() => new DerivedHandler())) { TestName = "derived" },
        new(b => b.AddTransientHttpErrorPolicy(p => p.RetryAsync(3))) { TestName = "policy of Microsoft.Extensions.Http.Polly" },
        new(b => AddAll(b)) { TestName = "one within the other" },
    ];

    [TestCaseSource(nameof(Handlers))]
    public async Task A_handler_for_all_clients_repeats_nothing(Action<IHttpClientBuilder> add)
    {
        await using var server = await StubServer.StartAsync(503);
        await using var before = Provide(s => s.ConfigureHttpClientDefaults(add), s => s.AddHeliosClient(o => Configure(o, server)));
        await using var after = Provide(s => s.AddHeliosClient(o => Configure(o, server)), s => s.ConfigureHttpClientDefaults(add));

        await AssertSentAsync(before.GetRequiredService<IHeliosClient>(), server);
        await AssertSentAsync(after.GetRequiredService<IHeliosClient>(), server);
    }

    [TestCaseSource(nameof(Handlers))]
    public async Task A_handler_for_the_client_itself_repeats_nothing(Action<IHttpClientBuilder> add)
    {
        await using var server = await StubServer.StartAsync(503);
        await using var provider = Provide(s => add(s.AddHeliosClient(o => Configure(o, server))));

        await AssertSentAsync(provider.GetRequiredService<IHeliosClient>(), server);
    }

    [Test]
    public async Task Named_clients_repeat_nothing()
    {
        await using var server = await StubServer.StartAsync(503);
        await using var provider = Provide(
            s => s.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()),
            s => s.AddHeliosClient("eu", o => Configure(o, server)),
            s => s.AddHeliosClient("us", o => Configure(o, server)));

        await AssertSentAsync(provider.GetRequiredKeyedService<IHeliosClient>("eu"), server);
        await AssertSentAsync(provider.GetRequiredKeyedService<IHeliosClient>("us"), server);
    }

    [Test]
    public async Task No_client_repeats_a_POST()
    {
        await using var server = await StubServer.StartAsync(503);
        await using var provider = Provide(
            s => s.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()),
            s => s.AddCloudEndureClient(o => o.BaseUrl = server.Url),
            s => s.AddHeliosClient(o => o.BaseUrl = server.Url),
            s => s.AddBimDataClient(o => o.BaseUrl = server.Url));

        Task[] calls =
        [
            provider.GetRequiredService<ICloudEndureClient>().RequestAccountAccessAsync("a", "u"),
            provider.GetRequiredService<IHeliosClient>().CreateUserApiKeyAsync("S-1", new() { Name = "n" }),
            provider.GetRequiredService<IBimDataClient>().CreateDemoProjectAsync(1),
        ];

        foreach (var call in calls)
            Assert.That(Assert.CatchAsync<ApiException>(() => call)!.StatusCode, Is.EqualTo(503));
        Assert.That(server.Requests, Has.Count.EqualTo(calls.Length));
    }

    [Test]
    public async Task A_login_is_sent_once()
    {
        await using var server = await StubServer.StartAsync(503);
        await using var provider = Provide(
            s => s.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()),
            s => s.AddCloudEndureClient(
                o => (o.BaseUrl, o.Credential, o.Retry.MaxRetries) = (server.Url, CloudEndureCredential.FromApiToken("t"), 0)));

        Assert.CatchAsync<ApiException>(() => provider.GetRequiredService<ICloudEndureClient>().GetExtendedAccountInfoAsync());

        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task With_retries_off_a_GET_is_sent_once()
    {
        await using var server = await StubServer.StartAsync(503);
        await using var provider = Provide(
            s => s.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()),
            s => s.AddHeliosClient(
                Configured.Section("Helios", ("ApiKey", "k"), ("BaseUrl", server.Url.AbsoluteUri)), o => o.Retry.MaxRetries = 0));

        var failure = Assert.CatchAsync<ApiException>(() => provider.GetRequiredService<IHeliosClient>().GetUsersAsync())!;

        Assert.That(failure.StatusCode, Is.EqualTo(503));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_option_keeps_the_handlers(bool forAll)
    {
        await using var server = await StubServer.StartAsync(503);
        var log = new Canary.LogSink();
        await using var provider = Provide(
            s => s.AddLogging(l => l.AddProvider(log)),
            s =>
            {
                var http = s.AddHeliosClient(o => (o.BaseUrl, o.Retry.MaxRetries, o.KeepResilienceHandlers) = (server.Url, 0, true));
                if (forAll)
                    s.ConfigureHttpClientDefaults(b => b.AddResilienceHandler("own", AddRetry));
                else
                    http.AddResilienceHandler("own", AddRetry);
            });

        var failure = Assert.CatchAsync<ApiException>(() => provider.GetRequiredService<IHeliosClient>().GetUsersAsync())!;

        Assert.That(failure.StatusCode, Is.EqualTo(503));
        Assert.That(server.Requests, Has.Count.EqualTo(4));
        Assert.That(log.Texts, Has.None.Contains("ResilienceHandlersRemoved"));
    }

    [Test]
    public async Task The_option_holds_for_one_named_client_only()
    {
        await using var kept = await StubServer.StartAsync(503);
        await using var server = await StubServer.StartAsync(503);
        await using var provider = Provide(
            s => s.ConfigureHttpClientDefaults(b => b.AddResilienceHandler("own", AddRetry)),
            s => s.AddHeliosClient("kept", o => (o.BaseUrl, o.Retry.MaxRetries, o.KeepResilienceHandlers) = (kept.Url, 0, true)),
            s => s.AddHeliosClient("safe", o => Configure(o, server)));

        Assert.CatchAsync<ApiException>(() => provider.GetRequiredKeyedService<IHeliosClient>("kept").GetUsersAsync());

        Assert.That(kept.Requests, Has.Count.EqualTo(4));
        await AssertSentAsync(provider.GetRequiredKeyedService<IHeliosClient>("safe"), server);
    }

    [Test]
    public async Task Other_HTTP_clients_of_the_application_keep_theirs()
    {
        await using var server = await StubServer.StartAsync(503);
        await using var provider = Provide(
            s => s.AddHeliosClient(o => Configure(o, server)),
            s => s.ConfigureHttpClientDefaults(b => b.AddResilienceHandler("own", AddRetry)),
            s => s.AddHttpClient("other"));
        _ = provider.GetRequiredService<IHeliosClient>();

        using var other = provider.GetRequiredService<IHttpClientFactory>().CreateClient("other");
        using var answer = await other.GetAsync(server.Url);

        Assert.That(server.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task All_other_handlers_stay_in_their_order()
    {
        await using var server = await StubServer.StartAsync(200, """{"users":[]}""");
        await using var provider = Provide(
            s => s.ConfigureHttpClientDefaults(b => b.AddHttpMessageHandler(() => new StampHandler("1")).AddStandardResilienceHandler()),
            s => s.ConfigureHttpClientDefaults(b => b.AddHttpMessageHandler(() => new StampHandler("2")).AddStandardHedgingHandler()),
            s => s.AddHeliosClient(o => Configure(o, server)).AddHttpMessageHandler(() => new StampHandler("3")));

        await provider.GetRequiredService<IHeliosClient>().GetUsersAsync();

        Assert.That(server.Requests.Single()["stamp"], Is.EqualTo("123"));
    }

    [Test]
    public async Task Service_discovery_goes_on_as_in_an_Aspire_service()
    {
        await using var server = await StubServer.StartAsync(503);
        await using var provider = Provide(
            s => s.AddSingleton<IConfiguration>(
                new ConfigurationBuilder().AddInMemoryCollection([new("Services:helios:http:0", server.Url.Authority)]).Build()),
            s => s.AddServiceDiscovery(),
            s => s.ConfigureHttpClientDefaults(b =>
            {
                b.AddStandardResilienceHandler();
                b.AddServiceDiscovery();
            }),
            s => s.AddHeliosClient(o => Configure(o, server)),
            s => s.Configure<HeliosClientOptions>(o => (o.BaseUrl, o.AllowInsecureHttp) = (new("http://helios/"), true)));

        await AssertSentAsync(provider.GetRequiredService<IHeliosClient>(), server);
    }

    [Test]
    public async Task The_log_tells_once_what_was_taken_out_of_which_client()
    {
        await using var server = await StubServer.StartAsync(503);
        var log = new Canary.LogSink();
        await using var provider = Provide(
            s => s.AddLogging(l => l.AddProvider(log)),
            s => s.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()),
            s => s.AddHeliosClient("eu", o => Configure(o, server)),
            s => s.AddHeliosClient("eu"));

        await AssertSentAsync(provider.GetRequiredKeyedService<IHeliosClient>("eu"), server);
        await AssertSentAsync(provider.GetRequiredKeyedService<HeliosClient>("eu"), server);

        var told = log.Texts.Single(text => text.Contains("ResilienceHandlersRemoved"));
        Assert.That(told, Does.StartWith(
            "log CloudMgmt.Extensions.DependencyInjection Information ResilienceHandlersRemoved: CloudMgmt.Helios.HeliosClient:eu ")
            .And.Contain("ResilienceHandler,").And.Contain("KeepResilienceHandlers"));
    }

    [Test]
    public async Task The_log_tells_nothing_where_nothing_was_taken_out()
    {
        await using var server = await StubServer.StartAsync(503);
        var log = new Canary.LogSink();
        await using var provider = Provide(s => s.AddLogging(l => l.AddProvider(log)), s => s.AddHeliosClient(o => Configure(o, server)));

        await AssertSentAsync(provider.GetRequiredService<IHeliosClient>(), server);

        Assert.That(log.Texts, Has.None.Contains("ResilienceHandlersRemoved"));
    }

    [Test]
    public async Task A_log_that_throws_does_not_keep_the_client_from_being_made()
    {
        await using var server = await StubServer.StartAsync(503);
        await using var provider = Provide(
            s => s.AddLogging(l => l.AddProvider(new ThrowingLog())),
            s => s.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()),
            s => s.AddHeliosClient(o => Configure(o, server)));

        await AssertSentAsync(provider.GetRequiredService<IHeliosClient>(), server);
    }

    // A POST once, a GET as often as the client's own settings say, and both with the service's answer.
    private static async Task AssertSentAsync(IHeliosClient client, StubServer server)
    {
        var before = server.Requests.Count;
        var post = Assert.CatchAsync<ApiException>(() => client.CreateUserApiKeyAsync("S-1", new() { Name = "n" }))!;
        var posts = server.Requests.Count - before;
        var get = Assert.CatchAsync<ApiException>(() => client.GetUsersAsync())!;
        var gets = server.Requests.Count - before - posts;
        Assert.That((posts, post.StatusCode, gets, get.StatusCode), Is.EqualTo((1, 503, 1 + Retries, 503)));
    }

    private static void Configure(HeliosClientOptions options, StubServer server)
    {
        options.BaseUrl = server.Url;
        (options.Retry.MaxRetries, options.Retry.BaseDelay) = (Retries, TimeSpan.Zero);
    }

    private static void AddAll(IHttpClientBuilder http)
    {
        http.AddStandardResilienceHandler();
        http.AddResilienceHandler("own", AddRetry);
        http.AddStandardHedgingHandler();
    }

    private static void AddRetry(ResiliencePipelineBuilder<HttpResponseMessage> pipeline)
        => pipeline.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 3, Delay = TimeSpan.Zero });

    private static ServiceProvider Provide(params Action<IServiceCollection>[] register)
    {
        var services = new ServiceCollection();
        foreach (var one in register)
            one(services);
        return services.BuildServiceProvider();
    }

    private sealed class ThrowingLog : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => throw new InvalidOperationException("The log is full.");

        public void Dispose()
        {
        }
    }

    private sealed class StampHandler(string stamp) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var stamps = request.Headers.TryGetValues("stamp", out var before) ? before.Single() : "";
            request.Headers.Remove("stamp");
            request.Headers.Add("stamp", stamps + stamp);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class DerivedHandler() : ResilienceHandler(Pipeline)
    {
        private static readonly ResiliencePipeline<HttpResponseMessage> Pipeline = Build();

        private static ResiliencePipeline<HttpResponseMessage> Build()
        {
            var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
            AddRetry(builder);
            return builder.Build();
        }
    }
}
