using System.Net;
using System.Text;
using CloudMgmt.Core;

namespace CloudMgmt.Templates.Tests;

/// <summary>A client, that of the torture API unless another is named, what it sent last, and what it is answered.</summary>
internal sealed class Wire : HttpMessageHandler
{
    private readonly HttpStatusCode _status;
    private readonly byte[] _answer;
    private readonly string _contentType;

    private Wire(CompiledApi api, int status, byte[] answer, string contentType)
    {
        (_status, _answer, _contentType) = ((HttpStatusCode)status, answer, contentType);
        var options = (ApiClientOptions)api.New($"{api.Client}Options");
        options.HttpMessageHandler = this;
        Client = api.New(api.Client, options);
    }

    public dynamic Client { get; }

    /// <summary>Method, path and query, as they were sent.</summary>
    public string Line { get; private set; } = "";

    public string Url { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string? ContentType { get; private set; }

    private HttpRequestMessage Sent { get; set; } = new();

    /// <summary>What a call sends. It is answered with this JSON, or else with 204.</summary>
    public static Task<Wire> Sending(Func<dynamic, Task> call, string answer = "") => Sending(TortureApi.Api, call, answer);

    public static async Task<Wire> Sending(CompiledApi api, Func<dynamic, Task> call, string answer = "")
    {
        var wire = answer.Length == 0 ? new Wire(api, 204, [], "") : new Wire(api, 200, Encoding.UTF8.GetBytes(answer), "application/json");
        await call(wire.Client);
        return wire;
    }

    public static dynamic Answering(int status, string answer = "", string contentType = "application/json")
        => Answering(TortureApi.Api, status, answer, contentType);

    public static dynamic Answering(CompiledApi api, int status, string answer = "", string contentType = "application/json")
        => new Wire(api, status, Encoding.UTF8.GetBytes(answer), contentType).Client;

    public static Type Type(string name) => TortureApi.Api.Type(name);

    public static object New(string type, params object[] arguments) => TortureApi.Api.New(type, arguments);

    /// <inheritdoc cref="CompiledApi.Of"/>
    public static dynamic Of(string type, string json) => TortureApi.Api.Of(type, json);

    public string? Header(string name) => Sent.Headers.TryGetValues(name, out var values) ? string.Join(" | ", values) : null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sent = request;
        Line = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        Url = request.RequestUri.AbsoluteUri;
        Body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        ContentType = request.Content?.Headers.ContentType?.ToString();
        var content = new ByteArrayContent(_answer);
        if (_contentType.Length > 0)
            content.Headers.Add("Content-Type", _contentType);
        return new HttpResponseMessage(_status) { Content = content };
    }
}
