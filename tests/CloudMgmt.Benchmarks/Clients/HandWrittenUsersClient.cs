using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace CloudMgmt.Benchmarks;

/// <summary>
/// What a careful programmer writes for these two calls alone: the body is parsed while it arrives, and nothing else is done.
/// </summary>
internal sealed class HandWrittenUsersClient(Uri url) : IUsersClient
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new()
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Ignore,
    });

    private readonly HttpClient _http = Call.CreateHttpClient();

    public async Task<object> GetUsersAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{url}/users?domain={Uri.EscapeDataString(Call.Domain)}");
        return await SendAsync(request);
    }

    public async Task<object> CreateUserAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/users")
        {
            Content = new StringContent(WriteNewUsers(), Encoding.UTF8, "application/json"),
        };
        return await SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    internal static string WriteNewUsers()
    {
        HandWrittenNewUser[] users =
        [
            new()
            {
                Domain = Call.Domain,
                Username = Call.Username,
                Description = Call.Description,
                Roles = [Call.Role],
                LocalUserParams = new() { Email = Call.Email, Password = Call.Password },
            },
        ];
        using var text = new StringWriter();
        Serializer.Serialize(text, users);
        return text.ToString();
    }

    internal static HandWrittenUsers Read(TextReader text)
    {
        using var json = new JsonTextReader(text);
        return Serializer.Deserialize<HandWrittenUsers>(json)!;
    }

    private async Task<HandWrittenUsers> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        using var text = new StreamReader(body);
        return Read(text);
    }
}
