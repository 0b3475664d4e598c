using RestSharp;

namespace CloudMgmt.Core;

/// <summary>
/// Turns the description of a call into a RestSharp request. A request is built anew for each attempt, because executing one changes
/// it.
/// </summary>
internal sealed class RestRequestFactory(ApiClientOptions options, string userAgent)
{
    // Two of the client, one or two of its credential.
    private const int UsualHeaders = 4;

    private readonly string _baseUrl = WithoutSlash(options.BaseUrl!);

    // By its properties: the constructor would take the query apart, for RestSharp to put it together again.
    public RestRequest Create(ApiRequest request, Authorization authorization) => new()
    {
        Resource = Address(request, authorization),
        Method = MethodOf(request),
        CompletionOption = HttpCompletionOption.ResponseHeadersRead,
        AdvancedResponseWriter = DetachedResponse.Detach,
        Interceptors = [new MessageWriter(Headers(request, authorization), request, !options.HandlersMayResend)],
    };

    // A credential may have learnt another endpoint.
    private string Address(ApiRequest request, Authorization authorization)
    {
        var server = authorization.BaseUrl ?? (request.OwnServer is null ? null : options.AddressOf(request));
        var baseUrl = server is null ? _baseUrl : WithoutSlash(server);
        return $"{baseUrl}/{request.RelativePath.TrimStart('/')}{request.QueryWith(authorization.Query)}";
    }

    private static string WithoutSlash(Uri url) => url.AbsoluteUri.TrimEnd('/');

    // Parsing an enumeration takes more than to look it up, and takes a number for a name. What RestSharp has no name for, the message gets
    // when it is written.
    private static Method MethodOf(ApiRequest request) => request.Method.ToUpperInvariant() switch
    {
        "GET" => Method.Get,
        "POST" => Method.Post,
        "PUT" => Method.Put,
        "DELETE" => Method.Delete,
        "HEAD" => Method.Head,
        "OPTIONS" => Method.Options,
        "PATCH" => Method.Patch,
        "MERGE" => Method.Merge,
        "COPY" => Method.Copy,
        "SEARCH" => Method.Search,
        _ => Method.Post,
    };

    private List<KeyValuePair<string, string>> Headers(ApiRequest request, Authorization authorization)
    {
        var headers = new List<KeyValuePair<string, string>>(UsualHeaders)
        {
            new("Accept", request.AcceptedMediaTypes ?? "application/json"),
            new("User-Agent", userAgent),
        };
        var own = request.Headers;
        for (var i = 0; i < own.Count; i++)
            Set(headers, own[i].Key, own[i].Value);
        AddCookies(headers, request.Cookies);
        if (request.Options.HasHeaders)
            SetOptions(headers, request.Options, authorization);
        var secrets = authorization.Headers;
        for (var i = 0; i < secrets.Count; i++)
            SetChecked(headers, secrets[i]);
        AddCookies(headers, authorization.Cookies);
        return headers;
    }

    private static void SetOptions(List<KeyValuePair<string, string>> headers, RequestOptions options, Authorization authorization)
    {
        foreach (var name in options.Headers.Keys)
            HeaderRules.CheckNotOwned(name, authorization);
        foreach (var header in options.Headers)
            SetChecked(headers, header);
    }

    private static void SetChecked(List<KeyValuePair<string, string>> headers, KeyValuePair<string, string> header)
        => Set(headers, HeaderRules.CheckName(header.Key), HeaderRules.CheckValue(header.Key, header.Value));

    // In place of an earlier one of that name.
    private static void Set(List<KeyValuePair<string, string>> headers, string name, string value)
    {
        var index = IndexOf(headers, name);
        if (index < 0)
            headers.Add(new(name, value));
        else
            headers[index] = new(name, value);
    }

    // A plain header, not a cookie container: cookies of one account must not reach the calls of another.
    private static void AddCookies(List<KeyValuePair<string, string>> headers, IReadOnlyList<KeyValuePair<string, string>> cookies)
    {
        if (cookies.Count == 0)
            return;
        var added = string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));
        var index = IndexOf(headers, "Cookie");
        Set(headers, "Cookie", HeaderRules.CheckValue("Cookie", index < 0 ? added : $"{headers[index].Value}; {added}"));
    }

    private static int IndexOf(List<KeyValuePair<string, string>> headers, string name)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            if (string.Equals(headers[i].Key, name, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }
}
