using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CloudMgmt.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CloudMgmt.Templates.Tests;

/// <summary>A server on a loopback socket, which keeps what it received.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Arrival> _arrivals = new();

    private Site(WebApplication app) => _app = app;

    /// <summary>The one request that arrived.</summary>
    public Arrival Arrival => _arrivals.Single();

    public IReadOnlyList<Arrival> Arrivals => [.. _arrivals];

    /// <param name="answer">The status and the JSON for what arrived; null for 204.</param>
    public static async Task<Site> StartAsync(Func<Arrival, (int Status, string Json)?> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var site = new Site(builder.Build());
        site._app.Run(async context =>
        {
            var arrival = await Arrival.FromAsync(context);
            site._arrivals.Enqueue(arrival);
            var (status, json) = answer(arrival) ?? (204, "");
            context.Response.StatusCode = status;
            if (json.Length == 0)
                return;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(json.Replace("@", site._app.Urls.Single(), StringComparison.Ordinal));
        });
        await site._app.StartAsync();
        return site;
    }

    /// <summary>A client of a document that calls this server.</summary>
    public dynamic Client(CompiledApi api, Action<dynamic>? configure = null)
    {
        var options = (ApiClientOptions)api.New($"{api.Client}Options");
        options.BaseUrl = new Uri(_app.Urls.Single());
        configure?.Invoke(options);
        return api.New(api.Client, options);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A request as it arrived.</summary>
/// <param name="Line">Method, path and query, as they were on the wire.</param>
/// <param name="Headers">The headers by their names.</param>
/// <param name="Body">The body.</param>
internal sealed record Arrival(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public static async Task<Arrival> FromAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new(
            $"{context.Request.Method} {target}",
            context.Request.Headers.ToDictionary(
                header => header.Key, header => string.Join('|', header.Value.ToArray()), StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetString(body.ToArray()));
    }
}
