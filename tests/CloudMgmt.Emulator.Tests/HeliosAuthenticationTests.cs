using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

internal sealed class HeliosAuthenticationTests : HeliosTest
{
    [TestCase("apiKey", "wrong")]
    [TestCase("session-id", "wrong")]
    [TestCase("Authorization", "Bearer wrong")]
    public async Task Other_credentials_get_401(string header, string value)
    {
        var error = (await SendAsync("GET", Server.Helios.BaseUrl + "/users", null, (header, value))).Expect(401).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)error["errorCode"], Is.EqualTo("KStatusUnauthorized"));
            Assert.That(error.AsObject(), Contains.Key("taskLogId"));
        }
    }

    [Test]
    public async Task An_expired_key_gets_401()
    {
        var expiry = Clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds();
        var key = (string)(await CallAsync(
            "POST",
            $"/users/{Server.Helios.AdminSid}/api-keys",
            new { name = "short", expiryTimeMsecs = expiry })).Expect(201).Json["apiKey"]!;

        (await SendAsync("GET", Server.Helios.BaseUrl + "/users", null, ("apiKey", key))).Expect(200);
        Clock.Advance(TimeSpan.FromHours(1));
        (await SendAsync("GET", Server.Helios.BaseUrl + "/users", null, ("apiKey", key))).Expect(401);
    }

    [Test]
    public async Task A_wrong_password_and_a_locked_user_get_401()
    {
        (await SendAsync("POST", Server.Helios.BaseUrl + "/users/sessions", new { username = "admin", password = "wrong" })).Expect(401);

        (await CallAsync("PUT", $"/users/{Server.Helios.AdminSid}", new { locked = true })).Expect(200);
        (await SendAsync(
            "POST", Server.Helios.BaseUrl + "/users/sessions", new { username = "admin", password = Server.Helios.Password })).Expect(401);
    }

    [Test]
    public async Task An_account_has_its_time()
    {
        var (now, path) = (Clock.GetUtcNow(), $"/users/{Server.Helios.ViewerSid}");
        (await CallAsync(
            "PUT",
            path,
            new
            {
                effectiveTimeMsecs = now.AddHours(1).ToUnixTimeMilliseconds(),
                expiryTimeMsecs = now.AddHours(2)
                .ToUnixTimeMilliseconds()
            })).Expect(200);
        var key = (string)(await CallAsync("POST", path + "/api-keys", new { name = "viewer" })).Expect(201).Json["apiKey"]!;

        (await LogInAsync()).Expect(401);
        Clock.Advance(TimeSpan.FromHours(1));
        (await LogInAsync()).Expect(201);
        (await SendAsync("GET", Server.Helios.BaseUrl + "/users", null, ("apiKey", key))).Expect(200);
        Clock.Advance(TimeSpan.FromHours(1));
        (await LogInAsync()).Expect(401);
        (await SendAsync("GET", Server.Helios.BaseUrl + "/users", null, ("apiKey", key))).Expect(401);

        Task<Answer> LogInAsync()
            => SendAsync(
                "POST",
                Server.Helios.BaseUrl + "/users/sessions",
                new { domain = "corp.example.com", username = "viewer", password = Server.Helios.Password });
    }

    [Test]
    public async Task The_own_password_is_changed_with_the_present_one_and_that_of_another_without()
    {
        var own = $"/users/{Server.Helios.AdminSid}";

        (await CallAsync("PUT", own, new { localUserParams = new { password = "N3w!" } })).Expect(400);
        (await CallAsync("PUT", own, new { localUserParams = new { password = "N3w!", currentPassword = "wrong" } })).Expect(400);
        (await CallAsync(
            "PUT", own, new { localUserParams = new { password = "N3w!", currentPassword = Server.Helios.Password } })).Expect(200);
        (await CallAsync("PUT", $"/users/{Server.Helios.TenantUserSid}", new { localUserParams = new { password = "N3w!" } })).Expect(200);
    }

    [Test]
    public async Task Routing_headers_are_recorded_and_checked()
    {
        (await CallAsync("GET", "/users", null, ("accessClusterId", "8888888888888888"))).Expect(200);
        (await CallAsync("GET", "/users", null, ("accessClusterId", "one"))).Expect(400);

        Assert.That(Server.Requests[0].Headers["accessclusterid"], Is.EqualTo("8888888888888888"));
    }
}
