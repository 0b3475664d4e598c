using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudMgmt.Core.Tests;

/// <summary>A real HTTP server on a free loopback port, which keeps what it received.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _requests = new();

    private LoopbackServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    public IReadOnlyList<Received> Requests => [.. _requests];

    public static async Task<LoopbackServer> StartAsync(
        RequestDelegate answer, X509Certificate2? certificate = null, bool asksForCertificate = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o =>
        {
            // Long enough for what the tests of long values send.
            o.Limits.MaxRequestLineSize = 256 * 1024;
            o.Listen(IPAddress.Loopback, 0, endpoint =>
            {
                if (certificate is null)
                    return;
                endpoint.UseHttps(certificate, https =>
                {
                    if (!asksForCertificate)
                        return;
                    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    https.AllowAnyClientCertificate();
                });
            });
        });
        // Requests that a test leaves unanswered must not hold up its end.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.Zero);
        var server = new LoopbackServer(builder.Build());
        server._app.Run(async context =>
        {
            server._requests.Enqueue(await Received.FromAsync(context));
            await answer(context);
        });
        await server._app.StartAsync();
        return server;
    }

    public static Task<LoopbackServer> StartAsync(int status, string? body = null, string contentType = "application/json")
        => StartAsync(context => AnswerAsync(context, status, body, contentType));

    public static async Task AnswerAsync(HttpContext context, int status, string? body = null, string contentType = "application/json")
    {
        context.Response.StatusCode = status;
        if (body is null)
            return;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body);
    }

    public TestClient CreateClient(Action<TestClientOptions>? configure = null) => TestClient.For(Url, configure);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

/// <summary>A request as it arrived.</summary>
internal sealed record Received(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body, string ConnectionId)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public static async Task<Received> FromAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        context.Request.Body.Position = 0;
        var headers = context.Request.Headers
            .ToDictionary(h => h.Key, h => string.Join("|", h.Value.ToArray()), StringComparer.OrdinalIgnoreCase);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new Received(context.Request.Method, target, headers, body.ToArray(), context.Connection.Id);
    }
}
