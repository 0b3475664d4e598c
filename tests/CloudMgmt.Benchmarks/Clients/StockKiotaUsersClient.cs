using CloudMgmt.Benchmarks.Stock.Kiota;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace CloudMgmt.Benchmarks;

/// <summary>The client that Kiota writes, with the adapter and the handlers that its documentation names.</summary>
internal sealed class StockKiotaUsersClient : IUsersClient
{
    private readonly HttpClient _http = KiotaClientFactory.Create();
    private readonly HttpClientRequestAdapter _adapter;
    private readonly KiotaClient _client;

    public StockKiotaUsersClient(Uri url)
    {
        // Its own provider of keys takes https only.
        _http.DefaultRequestHeaders.Add("apiKey", Call.ApiKey);
        _adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: _http) { BaseUrl = url.AbsoluteUri };
        _client = new KiotaClient(_adapter);
    }

    public async Task<object> GetUsersAsync() => (await _client.Users.GetAsync(call => call.QueryParameters.Domain = Call.Domain))!;

    public async Task<object> CreateUserAsync() => (await _client.Users.PostAsync(
    [
        new()
        {
            Domain = Call.Domain,
            Username = Call.Username,
            Description = Call.Description,
            Roles = [Call.Role],
            LocalUserParams = new() { Email = Call.Email, Password = Call.Password },
        },
    ]))!;

    public void Dispose()
    {
        _adapter.Dispose();
        _http.Dispose();
    }
}
