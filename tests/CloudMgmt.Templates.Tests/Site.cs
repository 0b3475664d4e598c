using System.Text;
using CloudMgmt.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CloudMgmt.Templates.Tests;

/// <summary>A server that keeps what it received, and answers always the same.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly List<Arrival> _arrivals = [];
    private readonly string _json;
    private WebApplication _server = null!;

    private Site(string json) => _json = json;

    /// <summary>The one request that arrived.</summary>
    public Arrival Arrival => _arrivals.Single();

    /// <param name="json">The answer; empty for 204.</param>
    public static async Task<Site> StartAsync(string json = "")
    {
        var site = new Site(json);
        site._server = await Loopback.StartAsync(site.AnswerAsync);
        return site;
    }

    /// <summary>A client of a document that calls this server.</summary>
    public dynamic Client(CompiledApi api)
    {
        var options = (ApiClientOptions)api.New($"{api.Client}Options");
        options.BaseUrl = new Uri(_server.Urls.Single());
        return api.New(api.Client, options);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        _arrivals.Add(await Arrival.FromAsync(context));
        context.Response.StatusCode = _json.Length == 0 ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
        if (_json.Length == 0)
            return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(_json);
    }
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
