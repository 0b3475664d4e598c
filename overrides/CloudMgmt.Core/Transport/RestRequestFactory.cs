using System.Net;
using System.Net.Http.Headers;
using RestSharp;

namespace CloudMgmt.Core;

/// <summary>Turns the description of a call into a RestSharp request. A request is built anew for each attempt, because executing one changes it.</summary>
internal static class RestRequestFactory
{
    public static RestRequest Create(ApiRequest call, Authorization authorization, string userAgent)
    {
        var request = new RestRequest(Resource(call, authorization), MethodOf(call))
        {
            CompletionOption = HttpCompletionOption.ResponseHeadersRead,
            AdvancedResponseWriter = DetachedResponse.Detach,
        };
        foreach (var (name, value) in call.QueryParameters.Select(p => (p.Key, p.Value)))
            request.AddParameter(new QueryParameter(name, value, encode: false));
        AddHeaders(request, call, authorization, userAgent);
        AddBody(request, call);
        return request;
    }

    // An absolute address replaces the client's base URL, for a credential that learnt another endpoint. The dot keeps a
    // colon in the first segment from being read as the end of a scheme.
    private static string Resource(ApiRequest call, Authorization authorization)
    {
        var path = call.RelativePath.TrimStart('/');
        return authorization.BaseUrl is { } baseUrl ? $"{baseUrl.AbsoluteUri.TrimEnd('/')}/{path}"
            : path.IndexOf(':') >= 0 ? "./" + path
            : path;
    }

    private static Method MethodOf(ApiRequest call)
        => Enum.TryParse<Method>(call.Method, ignoreCase: true, out var method)
            ? method
            : throw new NotSupportedException($"{call.OperationId}: HTTP method {call.Method} is not supported.");

    private static void AddHeaders(RestRequest request, ApiRequest call, Authorization authorization, string userAgent)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Accept"] = call.AcceptedMediaTypes ?? "application/json",
            ["User-Agent"] = userAgent,
        };
        foreach (var header in call.Headers)
            headers[header.Key] = header.Value;
        AddCookies(headers, call.Cookies);
        foreach (var header in call.Options.Headers)
            headers[HeaderRules.CheckName(header.Key)] = HeaderRules.CheckValue(header.Key, header.Value);
        foreach (var header in authorization.Headers)
            headers[HeaderRules.CheckName(header.Key)] = HeaderRules.CheckValue(header.Key, header.Value);
        AddCookies(headers, authorization.Cookies);
        foreach (var header in headers)
            request.AddHeader(header.Key, header.Value);
    }

    // A plain header, not a cookie container: cookies of one account must not reach the calls of another.
    private static void AddCookies(Dictionary<string, string> headers, IReadOnlyList<KeyValuePair<string, string>> cookies)
    {
        if (cookies.Count == 0)
            return;
        var added = string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));
        headers["Cookie"] = HeaderRules.CheckValue("Cookie", headers.TryGetValue("Cookie", out var others) ? $"{others}; {added}" : added);
    }

    private static void AddBody(RestRequest request, ApiRequest call)
    {
        if (call.IsMultipart)
            AddMultipart(request, call);
        else if (call.FormParts.Count > 0)
            request.AddStringBody(UrlEncode(call.FormParts), ContentType.FormUrlEncoded);
        else if (call.Body is { Bytes: { } bytes } binary)
            request.AddParameter(new BodyParameter("", bytes, binary.MediaType, DataFormat.Binary));
        else if (call.Body is { Text: { } text } body)
            request.AddStringBody(text, body.MediaType);
    }

    // Not by RestSharp's own forms, which send equal fields only once and files before all else.
    private static void AddMultipart(RestRequest request, ApiRequest call)
    {
        using var form = new MultipartFormDataContent();
        foreach (var part in call.FormParts)
        {
            if (part.Bytes is { } bytes)
                form.Add(new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(part.ContentType!) } }, part.Name, part.FileName!);
            else
                form.Add(new StringContent(part.Text!), part.Name);
        }
        // Everything is in memory already, so this waits for nothing.
        var body = form.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        request.AddParameter(new BodyParameter("", body, form.Headers.ContentType!.ToString(), DataFormat.Binary));
    }

    private static string UrlEncode(IEnumerable<FormPart> parts)
        => string.Join("&", parts.Select(p => $"{WebUtility.UrlEncode(p.Name)}={WebUtility.UrlEncode(p.Text)}"));
}
