using CloudMgmt.Benchmarks.Stock.NewtonsoftJson;

namespace CloudMgmt.Benchmarks;

/// <summary>The client that NSwag writes with its own templates, for Newtonsoft.Json.</summary>
internal sealed class StockNewtonsoftUsersClient : IUsersClient
{
    private readonly HttpClient _http = Call.CreateHttpClient();
    private readonly StockClient _client;

    public StockNewtonsoftUsersClient(Uri url) => _client = new StockClient(_http) { BaseUrl = url.AbsoluteUri };

    public async Task<object> GetUsersAsync() => await _client.GetUsersAsync(domain: Call.Domain);

    public async Task<object> CreateUserAsync() => await _client.CreateUsersAsync(
    [
        new()
        {
            Domain = Call.Domain,
            Username = Call.Username,
            Description = Call.Description,
            Roles = [Call.Role],
            LocalUserParams = new() { Email = Call.Email, Password = Call.Password },
        },
    ]);

    public void Dispose() => _http.Dispose();
}
