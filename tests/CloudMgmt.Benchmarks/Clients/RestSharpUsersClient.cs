using RestSharp;

namespace CloudMgmt.Benchmarks;

/// <summary>
/// The hand-written client once more, with RestSharp in place of HttpClient and the same reading from the stream: what RestSharp costs by
/// itself.
/// </summary>
internal sealed class RestSharpUsersClient : IUsersClient
{
    private readonly RestClient _rest;

    public RestSharpUsersClient(Uri url)
    {
        _rest = new RestClient(url);
        _rest.AddDefaultHeader("apiKey", Call.ApiKey);
    }

    public Task<object> GetUsersAsync() => SendAsync(new RestRequest("users").AddQueryParameter("domain", Call.Domain));

    public Task<object> CreateUserAsync()
        => SendAsync(new RestRequest("users", Method.Post).AddStringBody(HandWrittenUsersClient.WriteNewUsers(), ContentType.Json));

    public void Dispose() => _rest.Dispose();

    private async Task<object> SendAsync(RestRequest request)
    {
        HandWrittenUsers? users = null;
        request.CompletionOption = HttpCompletionOption.ResponseHeadersRead;
        request.ResponseWriter = body =>
        {
            using var text = new StreamReader(body);
            users = HandWrittenUsersClient.Read(text);
            return null;
        };
        (await _rest.ExecuteAsync(request)).ThrowIfError();
        return users!;
    }
}
