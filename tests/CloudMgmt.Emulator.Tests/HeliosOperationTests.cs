using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

/// <summary>The success of every operation; the names of the tests begin with the operationId.</summary>
internal sealed class HeliosOperationTests : HeliosTest
{
    private string AdminKeys => $"/users/{Server.Helios.AdminSid}/api-keys";

    [Test]
    public async Task CreateUsers_GetUser_UpdateUser_and_DeleteUser_go_round()
    {
        var body = new[]
        {
            new { domain = "LOCAL", username = "ann", roles = new[] { "COHESITY_VIEWER" },
                localUserParams = new { email = "ann@example.com", password = "secret" } },
        };
        var created = (await CallAsync("POST", "/users", body)).Expect(201);
        var path = $"/users/{created.Json["users"]![0]!["sid"]}";
        Clock.Advance(TimeSpan.FromMilliseconds(7));

        var updated = (await CallAsync("PUT", path, new { description = (string?)null, locked = true })).Expect(200).Json;
        var read = (await CallAsync("GET", path)).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Text, Does.Not.Contain("secret"));
            Assert.That(read.ToJsonString(), Is.EqualTo(updated.ToJsonString()));
            Assert.That((string?)read["lockedReason"], Is.EqualTo("LockedByAdmin"));
            Assert.That((string?)read["roles"]![0], Is.EqualTo("COHESITY_VIEWER"));
            Assert.That((long?)read["lastUpdatedTimeMsecs"], Is.EqualTo(Clock.GetUtcNow().ToUnixTimeMilliseconds()));
        }
        (await CallAsync("DELETE", path)).Expect(204);
        (await CallAsync("GET", path)).Expect(404);
    }

    [Test]
    public async Task CreateUsers_refuses_a_second_user_of_that_name()
    {
        var body = new[] { new { domain = "local", username = "ADMIN", localUserParams = new { } } };

        (await CallAsync("POST", "/users", body)).Expect(409);
    }

    [Test]
    public async Task GetUsers_hides_users_of_tenants_unless_asked()
    {
        Assert.That(Sids(await CallAsync("GET", "/users"), "users"), Is.EqualTo([Server.Helios.AdminSid, Server.Helios.ViewerSid]));
        Assert.That(Sids(await CallAsync("GET", "/users?includeTenants=true"), "users"), Has.Length.EqualTo(3));
        Assert.That(
            Sids(await CallAsync("GET", $"/users?tenantIds={Uri.EscapeDataString(Server.Helios.TenantId)}"), "users"),
            Is.EqualTo([Server.Helios.TenantUserSid]));
    }

    [TestCase("domain=local", "admin")]
    [TestCase("usernames=admin", "admin")]
    [TestCase("usernames=view&matchPartialNames=true", "viewer")]
    [TestCase("usernames=view", "")]
    [TestCase("usernames=admin,viewer", "admin,viewer")]
    [TestCase("emailAddresses=viewer%40example.com", "viewer")]
    [TestCase("roles=COHESITY_ADMIN", "admin")]
    [TestCase("sids=nobody", "")]
    public async Task GetUsers_filters(string query, string expected)
    {
        var users = (await CallAsync("GET", $"/users?{query}")).Expect(200).Json["users"]!.AsArray();

        Assert.That(string.Join(',', users.Select(user => (string?)user!["username"])), Is.EqualTo(expected));
    }

    [Test]
    public async Task DeleteUsers_takes_keys_along_and_may_be_repeated()
    {
        (await CallAsync("POST", $"/users/{Server.Helios.ViewerSid}/api-keys", new { name = "gone soon" })).Expect(201);
        var body = new { sids = new[] { Server.Helios.ViewerSid } };

        (await CallAsync("POST", "/users/delete", body)).Expect(204);
        (await CallAsync("POST", "/users/delete", body)).Expect(204);

        Assert.That(
            (await CallAsync("GET", $"/api-keys?ownerSids={Server.Helios.ViewerSid}")).Expect(200).Json["apiKeys"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task RegenerateS3Key_hands_out_a_new_one_each_time()
    {
        var first = (string?)(await CallAsync("POST", $"/users/{Server.Helios.AdminSid}/s3-secret-key")).Expect(201).Json["secret-key"];
        var second = (string?)(await CallAsync("POST", $"/users/{Server.Helios.AdminSid}/s3-secret-key")).Expect(201).Json["secret-key"];

        Assert.That(second, Is.Not.Empty.And.Not.EqualTo(first));
    }

    [Test]
    public async Task CreateGroup_GetGroup_UpdateGroup_and_DeleteGroup_go_round()
    {
        var body = new[] { new { domain = "LOCAL", name = "auditors", roles = new[] { "COHESITY_VIEWER" } } };
        var created = (await CallAsync("POST", "/groups", body)).Expect(201).Json["groups"]![0]!;
        var path = $"/groups/{created["sid"]}";

        var updated = (await CallAsync("PUT", path, new { description = "Read only" })).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)updated["description"], Is.EqualTo("Read only"));
            Assert.That((string?)updated["name"], Is.EqualTo("auditors"));
        }
        (await CallAsync("GET", path)).Expect(200);
        (await CallAsync("DELETE", path)).Expect(204);
        (await CallAsync("GET", path)).Expect(404);
    }

    [TestCase("", 1)]
    [TestCase("?names=operators", 1)]
    [TestCase("?names=oper", 0)]
    [TestCase("?names=oper&matchPartialNames=true", 1)]
    [TestCase("?domain=LOCAL&roles=COHESITY_OPERATOR", 1)]
    [TestCase("?tenantIds=tenant-acme%2F", 1)]
    [TestCase("?tenantIds=other", 0)]
    public async Task GetGroups_filters(string query, int count)
        => Assert.That(Sids(await CallAsync("GET", "/groups" + query), "groups"), Has.Length.EqualTo(count));

    [Test]
    public async Task DeleteGroups_deletes_and_may_be_repeated()
    {
        var body = new { sids = new[] { Server.Helios.GroupSid, "S-1-0-0/nobody" } };

        (await CallAsync("POST", "/groups/delete", body)).Expect(204);
        (await CallAsync("POST", "/groups/delete", body)).Expect(204);

        (await CallAsync("GET", $"/groups/{Server.Helios.GroupSid}")).Expect(404);
    }

    [Test]
    public async Task CreateUserApiKey_shows_the_value_once()
    {
        var created = (await CallAsync("POST", AdminKeys, new { name = "ci" })).Expect(201).Json;
        var read = (await CallAsync("GET", $"{AdminKeys}/{created["id"]}")).Expect(200).Json;

        Assert.That((string?)created["apiKey"], Is.Not.Empty);
        Assert.That(read["apiKey"], Is.Null);
        (await SendAsync("GET", Server.Helios.BaseUrl + "/users", null, ("apiKey", (string)created["apiKey"]!))).Expect(200);
    }

    [Test]
    public async Task RotateUserApiKey_ends_the_old_value()
    {
        var old = Server.Helios.ApiKey;

        var rotated = (await CallAsync("POST", $"{AdminKeys}/{Server.Helios.ApiKeyId}/rotate")).Expect(200).Json;

        Assert.That((string?)rotated["apiKey"], Is.EqualTo(Server.Helios.ApiKey).And.Not.EqualTo(old));
        (await SendAsync("GET", Server.Helios.BaseUrl + "/users", null, ("apiKey", old))).Expect(401);
    }

    [Test]
    public async Task UpdateUserApiKey_GetUserApiKey_and_DeleteUserApiKey_go_round()
    {
        var created = (await CallAsync("POST", AdminKeys, new { name = "ci" })).Expect(201).Json;
        var path = $"{AdminKeys}/{created["id"]}";

        (await CallAsync("PUT", path, new { name = "renamed", isActive = false })).Expect(200);
        (await SendAsync("GET", Server.Helios.BaseUrl + "/users", null, ("apiKey", (string)created["apiKey"]!))).Expect(401);
        var read = (await CallAsync("GET", path)).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)read["name"], Is.EqualTo("renamed"));
            Assert.That((bool?)read["isActive"], Is.False);
        }
        (await CallAsync("DELETE", path)).Expect(204);
        (await CallAsync("GET", path)).Expect(404);
    }

    [TestCase("", 3)]
    [TestCase("?isActive=true", 2)]
    [TestCase("?isActive=false", 1)]
    [TestCase("?isExpired=true", 1)]
    [TestCase("?isExpired=false", 2)]
    public async Task GetUserApiKeys_and_GetAllApiKeys_filter(string query, int count)
    {
        (await CallAsync("POST", AdminKeys, new { name = "off", isActive = false })).Expect(201);
        (await CallAsync(
            "POST", AdminKeys, new { name = "old", expiryTimeMsecs = Clock.GetUtcNow().ToUnixTimeMilliseconds() })).Expect(201);

        Assert.That((await CallAsync("GET", AdminKeys + query)).Expect(200).Json["apiKeys"]!.AsArray(), Has.Count.EqualTo(count));
        Assert.That((await CallAsync("GET", "/api-keys" + query)).Expect(200).Json["apiKeys"]!.AsArray(), Has.Count.EqualTo(count));
    }

    [Test]
    public async Task GetAllApiKeys_finds_by_id()
        => Assert.That(
            (await CallAsync("GET", $"/api-keys?ids={Server.Helios.ApiKeyId},other")).Expect(200).Json["apiKeys"]!.AsArray(),
            Has.Count.EqualTo(1));

    [Test]
    public async Task CreateSession_GetActiveSessionsCount_and_DeleteSession_go_round()
    {
        var login = new { domain = "local", username = Server.Helios.AdminUsername, password = Server.Helios.Password };
        var session = (string)(await SendAsync("POST", Server.Helios.BaseUrl + "/users/sessions", login)).Expect(201).Json["sessionId"]!;
        (await SendAsync("GET", Server.Helios.BaseUrl + "/users", null, ("session-id", session))).Expect(200);

        var count = (await CallAsync("GET", $"/users/sessions?sids={Server.Helios.AdminSid}")).Expect(200).Json;
        Assert.That((long?)count["totalSessionsCount"], Is.EqualTo(1));
        Assert.That((long?)count["sessionsPerUser"]![0]!["sessionsCount"], Is.EqualTo(1));

        (await CallAsync("DELETE", $"/users/sessions?sid={Server.Helios.ViewerSid}")).Expect(204);
        (await SendAsync("GET", Server.Helios.BaseUrl + "/users", null, ("session-id", session))).Expect(200);
        (await CallAsync("DELETE", "/users/sessions")).Expect(204);
        (await SendAsync("GET", Server.Helios.BaseUrl + "/users", null, ("session-id", session))).Expect(401);
    }

    [Test]
    public async Task GetSecurityPrincipals_finds_users_and_groups()
    {
        var principals = await CallAsync("GET", $"/security-principals?sids={Server.Helios.AdminSid},{Server.Helios.GroupSid}");

        Assert.That(
            principals.Expect(200).Json["securityPrincipals"]!.AsArray().Select(item => (string?)item!["objectClass"]),
            Is.EqualTo(["User", "Group"]));
    }

    [Test]
    public async Task GetPrincipalSources_and_UpdatePrincipalSources_keep_64_bits()
    {
        var path = $"/security-principals/{Server.Helios.AdminSid}/sources";
        Assert.That((await CallAsync("GET", path)).Expect(200).Text, Does.Contain("9007199254740993"));

        (await CallAsync("PUT", path, new { sourceIds = new[] { 9007199254740995 } })).Expect(200);

        Assert.That((await CallAsync("GET", path)).Expect(200).Text, Is.EqualTo("""{"sourceIds":[9007199254740995],"viewIds":[]}"""));
        (await CallAsync("GET", "/security-principals/nobody/sources")).Expect(404);
    }

    [TestCase("", 1)]
    [TestCase("?includeInactive=true", 2)]
    [TestCase("?includeInactive=true&tenantIds=tenant-bygone%2F", 1)]
    public async Task GetTenantAccess_hides_inactive_ones_unless_asked(string query, int count)
        => Assert.That(
            (await CallAsync("GET", "/mcm/users/tenant-access" + query, null, ("regionId", "us-east"))).Expect(200).Json["tenantAccesses"]!
                .AsArray(),
            Has.Count.EqualTo(count));
}
