using CloudMgmt.Core;
using CloudMgmt.Core.Tests;
using CloudMgmt.Helios;
using NUnit.Framework;

namespace CloudMgmt.NetStandard.Tests;

internal sealed class HeliosTests
{
    [Test]
    public async Task A_list_is_asked_for_and_read()
    {
        await using var server = await LoopbackServer.StartAsync(200, """{"users":[{"username":"admin","sid":"S-1-5","new":1.10}]}""");
        using var client = CreateClient(server);

        var users = await client.GetUsersAsync(new() { Domain = "LOCAL", Sids = ["S-1-5", "a,b"], IncludeTenants = true, RegionId = "eu" });

        var request = server.Requests.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(users.Users!.Single().Username, Is.EqualTo("admin"));
            Assert.That(request.Target, Is.EqualTo("/v2/users?domain=LOCAL&sids=S-1-5,a%2Cb&includeTenants=true"));
            Assert.That(request.Headers["regionId"], Is.EqualTo("eu"));
            Assert.That(request.Headers["apiKey"], Is.EqualTo("k1"));
        }
    }

    [Test]
    public async Task A_refusal_is_typed()
    {
        await using var server = await LoopbackServer.StartAsync(403, """{"errorCode":"KForbidden","message":"No."}""");
        using var client = CreateClient(server);
        Assert.That(
            () => client.GetUserAsync("S-1-5"),
            Throws.TypeOf<ApiException<Error>>().With.Message.EqualTo("GetUser (GET /users/{sid}) answered 403: KForbidden: No."));
    }

    [Test]
    public async Task An_incomplete_request_is_not_sent()
    {
        await using var server = await LoopbackServer.StartAsync(201, "[]");
        using var client = CreateClient(server);
        Assert.That(
            () => client.CreateUserApiKeyAsync("S-1-5", Newtonsoft.Json.JsonConvert.DeserializeObject<CreateOrUpdateAPIKeyRequest>("{}")!),
            Throws.ArgumentException.With.Message.Contains("CreateOrUpdateAPIKeyRequest."));
        Assert.That(server.Requests, Is.Empty);
    }

    private static HeliosClient CreateClient(LoopbackServer server)
        => new(new HeliosClientOptions { BaseUrl = new Uri(server.Url, "/v2"), Credential = HeliosCredential.FromApiKey("k1") });
}
