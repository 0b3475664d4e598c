using CloudMgmt.Helios;

namespace CloudMgmt.Benchmarks;

/// <summary>The client of this repository, as its README shows it.</summary>
internal sealed class SdkUsersClient(Uri url) : IUsersClient
{
    private readonly HeliosClient _client = new(new HeliosClientOptions
    {
        BaseUrl = url,
        Credential = HeliosCredential.FromApiKey(Call.ApiKey),
    });

    public async Task<object> GetUsersAsync() => await _client.GetUsersAsync(new() { Domain = Call.Domain });

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

    public void Dispose() => _client.Dispose();
}
