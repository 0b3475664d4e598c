using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace CloudMgmt.Extensions.DependencyInjection.Tests.Support;

/// <summary>A real HTTP server on a free loopback port that answers as a test says.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> _requests = new();

    private readonly ConcurrentQueue<string> _bodies = new();

    private StubServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    /// <summary>The headers of each request, in the order received.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Requests => [.. _requests];

    /// <summary>The body of each request as text, in the order received.</summary>
    public IReadOnlyList<string> Bodies => [.. _bodies];

    public static async Task<StubServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        // Requests that a test leaves unanswered must not hold up its end.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.Zero);
        var server = new StubServer(builder.Build());
        server._app.Run(async context =>
        {
            server._bodies.Enqueue(await new StreamReader(context.Request.Body).ReadToEndAsync());
            server._requests.Enqueue(
                context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            await answer(context);
        });
        await server._app.StartAsync();
        return server;
    }

    public static Task<StubServer> StartAsync(int status, string body = "{}", params (string Name, string Value)[] headers)
        => StartAsync(context => AnswerAsync(context, status, body, headers: headers));

    public static Task AnswerAsync(
        HttpContext context, int status, string body = "{}", string contentType = "application/json",
        params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
            context.Response.Headers.Append(name, value);
        return context.Response.WriteAsync(body);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
