using RestSharp;

namespace CloudMgmt.Core;

/// <summary>Turns the description of a call into a RestSharp request. A request is built anew for each attempt, because executing one changes it.</summary>
internal sealed class RestRequestFactory(ApiClientOptions options, string userAgent)
{
    private readonly string _baseUrl = WithoutSlash(options.BaseUrl!);

    // By its properties: the constructor would take the query apart, for RestSharp to put it together again.
    public RestRequest Create(ApiRequest call, Authorization authorization) => new()
    {
        Resource = Address(call, authorization),
        Method = MethodOf(call),
        CompletionOption = HttpCompletionOption.ResponseHeadersRead,
        AdvancedResponseWriter = DetachedResponse.Detach,
        Interceptors = [new MessageWriter(Headers(call, authorization), call, !options.HandlersMayResend)],
    };

    // A credential may have learnt another endpoint.
    private string Address(ApiRequest call, Authorization authorization)
        => $"{(authorization.BaseUrl is { } other ? WithoutSlash(other) : _baseUrl)}/{call.RelativePath.TrimStart('/')}{call.QueryText}";

    private static string WithoutSlash(Uri url) => url.AbsoluteUri.TrimEnd('/');

    private static Method MethodOf(ApiRequest call)
        => Enum.TryParse<Method>(call.Method, ignoreCase: true, out var method)
            ? method
            : throw new NotSupportedException($"{call.OperationId}: HTTP method {call.Method} is not supported.");

    private List<KeyValuePair<string, string>> Headers(ApiRequest call, Authorization authorization)
    {
        var headers = new List<KeyValuePair<string, string>> { new("Accept", call.AcceptedMediaTypes ?? "application/json"), new("User-Agent", userAgent) };
        foreach (var header in call.Headers)
            Set(headers, header.Key, header.Value);
        AddCookies(headers, call.Cookies);
        if (call.Options.HasHeaders)
            SetOptions(headers, call.Options, authorization);
        SetAll(headers, authorization.Headers);
        AddCookies(headers, authorization.Cookies);
        return headers;
    }

    private static void SetOptions(List<KeyValuePair<string, string>> headers, RequestOptions options, Authorization authorization)
    {
        foreach (var name in options.Headers.Keys)
            HeaderRules.CheckNotOwned(name, authorization);
        SetAll(headers, options.Headers);
    }

    private static void SetAll(List<KeyValuePair<string, string>> headers, IEnumerable<KeyValuePair<string, string>> others)
    {
        foreach (var header in others)
            Set(headers, HeaderRules.CheckName(header.Key), HeaderRules.CheckValue(header.Key, header.Value));
    }

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
