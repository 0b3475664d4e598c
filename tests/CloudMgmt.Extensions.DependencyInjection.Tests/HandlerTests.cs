using System.Net;
using CloudMgmt.Extensions.DependencyInjection.Tests.Support;
using CloudMgmt.Helios;
using Microsoft.Extensions.Logging;

namespace CloudMgmt.Extensions.DependencyInjection.Tests;

internal sealed class HandlerTests
{
    [Test]
    public async Task Handlers_of_the_application_see_each_request()
    {
        await using var server = await StubServer.StartAsync(200, """{"users":[]}""");
        var services = new ServiceCollection();
        services.AddHeliosClient(o => o.BaseUrl = server.Url).AddHttpMessageHandler(() => new StampHandler());
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IHeliosClient>().GetUsersAsync();

        Assert.That(server.Requests.Single()["stamp"], Is.EqualTo("seen"));
    }

    [Test]
    public async Task Redirects_are_not_followed()
    {
        await using var server = await StubServer.StartAsync(302, "", ("Location", "/elsewhere"));
        await using var provider = Provide(server);

        var failure = Assert.CatchAsync<ApiException>(() => provider.GetRequiredService<IHeliosClient>().GetUsersAsync())!;

        Assert.That(failure.StatusCode, Is.EqualTo(302));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cookies_are_not_kept()
    {
        await using var server = await StubServer.StartAsync(200, """{"users":[]}""", ("Set-Cookie", "session=1; Path=/"));
        await using var provider = Provide(server);

        await provider.GetRequiredService<IHeliosClient>().GetUsersAsync();
        await provider.GetRequiredService<IHeliosClient>().GetUsersAsync();

        Assert.That(server.Requests[1].ContainsKey("Cookie"), Is.False);
    }

    [Test]
    public async Task The_connection_sees_changes_of_DNS_and_leaves_decompression_to_the_client()
    {
        var services = new ServiceCollection();
        var http = services.AddHeliosClient();
        await using var provider = services.BuildServiceProvider();

        var primary = Primary(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(http.Name));

        Assert.That(primary.PooledConnectionLifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));
        Assert.That(primary.AutomaticDecompression, Is.EqualTo(DecompressionMethods.None));
    }

    [Test]
    public async Task A_certificate_can_be_pinned()
    {
        var services = new ServiceCollection();
        var http = services.AddHeliosClient(o => o.ServerCertificateSha256 = new string('A', 64));
        await using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IHeliosClient>(), Is.Not.Null);
        Assert.That(
            Primary(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(http.Name))
                .SslOptions.RemoteCertificateValidationCallback,
            Is.Not.Null);
    }

    [Test]
    public async Task A_pin_that_a_handler_of_the_application_would_ignore_is_refused()
    {
        var services = new ServiceCollection();
        services.AddHeliosClient(o => o.ServerCertificateSha256 = new string('A', 64))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler());
        await using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IHeliosClient>, Throws.ArgumentException.With.Message.Contains("ServerCertificateSha256"));
    }

    [Test]
    public async Task A_handler_in_the_options_stands_at_the_end_of_the_chain_and_stays_the_applications()
    {
        using var handler = new DisposableHandler();
        var services = new ServiceCollection();
        services.AddHeliosClient(o => o.HttpMessageHandler = handler).AddHttpMessageHandler(() => new StampHandler());
        await using (var provider = services.BuildServiceProvider())
            await provider.GetRequiredService<IHeliosClient>().GetUsersAsync();

        Assert.That(handler.Stamp, Is.EqualTo("seen"));
        Assert.That(handler.IsDisposed, Is.False);
    }

    [Test]
    public async Task An_HTTP_client_in_the_options_is_used_as_it_is()
    {
        using var handler = new DisposableHandler();
        using var http = new HttpClient(handler);
        await using var provider = new ServiceCollection().With(s => s.AddHeliosClient(o => o.HttpClient = http)).BuildServiceProvider();

        await provider.GetRequiredService<IHeliosClient>().GetUsersAsync();

        Assert.That(handler.Stamp, Is.Null);
    }

    [Test]
    public async Task The_container_disposes_client_and_connections()
    {
        await using var server = await StubServer.StartAsync(200, """{"users":[]}""");
        var provider = Provide(server, out var http);
        var client = provider.GetRequiredService<IHeliosClient>();
        await client.GetUsersAsync();
        using var chain = new HttpMessageInvoker(
            provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(http.Name), disposeHandler: false);

        await provider.DisposeAsync();

        Assert.That(() => client.GetUsersAsync(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => chain.SendAsync(new(HttpMethod.Get, server.Url), default), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task The_factory_does_not_log_addresses()
    {
        await using var server = await StubServer.StartAsync(200, "{}");
        var log = new Canary.LogSink();
        await using var provider = new ServiceCollection()
            .With(s => s.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(log)))
            .With(s => s.AddHeliosClient(o => o.BaseUrl = server.Url))
            .BuildServiceProvider();

        await provider.GetRequiredService<IHeliosClient>().GetUserAsync("S-1-5-21");

        Assert.That(log.Texts, Has.Some.Contains("/users/{sid}").And.None.Contains("S-1-5-21"));
    }

    private static ServiceProvider Provide(StubServer server) => Provide(server, out _);

    private static ServiceProvider Provide(StubServer server, out IHttpClientBuilder http)
    {
        var services = new ServiceCollection();
        http = services.AddHeliosClient(o => o.BaseUrl = server.Url);
        return services.BuildServiceProvider();
    }

    private static SocketsHttpHandler Primary(HttpMessageHandler handler)
        => handler is DelegatingHandler { InnerHandler: { } inner } ? Primary(inner) : (SocketsHttpHandler)handler;

    private sealed class StampHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("stamp", "seen");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class DisposableHandler : HttpMessageHandler
    {
        public bool IsDisposed { get; private set; }

        public string? Stamp { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Stamp = request.Headers.TryGetValues("stamp", out var values) ? values.Single() : null;
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"users":[]}""", null, "application/json") });
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
