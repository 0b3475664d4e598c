using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

internal sealed class CloudEndureSessionTests : CloudEndureTest
{
    [Test]
    public async Task Login_by_password_sets_both_cookies_and_tells_the_version()
    {
        var login = await LoginAsync(new { username = Server.CloudEndure.Username, password = Server.CloudEndure.Password });

        var xsrf = SessionOf(login).Single(header => header.Name == "X-XSRF-TOKEN").Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(xsrf, Does.StartWith("\"").And.EndWith("\\012\""));
            Assert.That(login.Headers["X-CloudEndure-Version"], Is.EqualTo(["v5"]));
            Assert.That((string?)login.Json["apiToken"], Is.EqualTo(Server.CloudEndure.UserApiToken));
        }
    }

    [Test]
    public async Task Login_takes_a_token_without_its_dashes_and_fields_that_are_null()
    {
        var userApiToken = Server.CloudEndure.UserApiToken.Replace("-", "");

        (await LoginAsync(
            new { username = (string?)null, password = (string?)null, userApiToken, loginToken = (string?)null })).Expect(200);
        (await LoginAsync(
            new { username = Server.CloudEndure.Username, password = Server.CloudEndure.Password, userApiToken = (string?)null }))
                .Expect(200);
    }

    [TestCase("""{"username":"a","username":"b","password":"c"}""")]
    [TestCase("""{"username":"\ud83d","password":"c"}""")]
    [TestCase("[]")]
    public async Task A_login_that_is_no_json_object_for_everybody_is_refused(string body)
        => (await SendAsync("POST", Server.CloudEndure.BaseUrl + "/login", body)).Expect(422);

    [Test]
    public async Task Without_a_session_401()
    {
        var error = (await SendAsync("GET", Server.CloudEndure.BaseUrl + "/extendedAccountInfo")).Expect(401).Json;

        Assert.That((string?)error["code"], Is.EqualTo("UNAUTHENTICATED"));
    }

    [Test]
    public async Task Without_the_header_403_and_with_it_unquoted_200()
    {
        var session = SessionOf(await LoginAsync(new { userApiToken = Server.CloudEndure.UserApiToken }));
        var url = Server.CloudEndure.BaseUrl + "/extendedAccountInfo";

        (await SendAsync("GET", url, null, session[0])).Expect(403);
        (await SendAsync("GET", url, null, session[0], ("X-XSRF-TOKEN", "other"))).Expect(403);
        (await SendAsync("GET", url, null, session[0], ("X-XSRF-TOKEN", session[1].Value.Trim('"')))).Expect(200);
    }

    [Test]
    public async Task A_session_lasts_an_hour()
    {
        Clock.Advance(TimeSpan.FromMinutes(59));
        (await CallAsync("GET", "/extendedAccountInfo")).Expect(200);

        Clock.Advance(TimeSpan.FromMinutes(1));
        (await CallAsync("GET", "/extendedAccountInfo")).Expect(401);
    }

    [Test]
    public async Task Sessions_can_be_expired()
    {
        Server.CloudEndure.ExpireSessions();

        (await CallAsync("GET", "/extendedAccountInfo")).Expect(401);
    }

    [Test]
    public async Task Logout_ends_the_session()
    {
        (await CallAsync("POST", "/logout")).Expect(204);
        (await CallAsync("GET", "/extendedAccountInfo")).Expect(401);
    }

    [Test]
    public async Task An_account_without_licence_gets_402()
        => (await LoginAsync(new { username = Server.CloudEndure.UnlicensedUsername, password = Server.CloudEndure.Password })).Expect(402);

    [Test]
    public async Task After_five_failed_logins_429_for_a_minute()
    {
        for (var attempt = 0; attempt < 5; attempt++)
            (await LoginAsync(new { username = "x", password = "y" })).Expect(401);

        var refused = (await LoginAsync(new { userApiToken = Server.CloudEndure.UserApiToken })).Expect(429);
        Assert.That(refused.Headers["Retry-After"], Is.EqualTo(["60"]));

        Clock.Advance(TimeSpan.FromMinutes(1));
        (await LoginAsync(new { userApiToken = Server.CloudEndure.UserApiToken })).Expect(200);
    }

    [TestCase("""{"userApiToken":5}""")]
    [TestCase("""{"apiToken":"x"}""")]
    [TestCase("not json")]
    [TestCase("[]")]
    public async Task A_malformed_login_gets_422(string body) => (await LoginAsync(body)).Expect(422);

    [Test]
    public async Task A_login_is_redirected_once_and_the_session_is_good_there_only()
    {
        Server.CloudEndure.RedirectNextLogin();
        var body = new { userApiToken = Server.CloudEndure.UserApiToken };

        var redirect = (await LoginAsync(body)).Expect(307);
        Assert.That(Server.BaseUrl + redirect.Headers["Location"].Single(), Is.EqualTo(Server.CloudEndure.RedirectedBaseUrl + "/login"));

        var session = SessionOf(await LoginAsync(body, Server.CloudEndure.RedirectedBaseUrl));
        (await SendAsync("GET", Server.CloudEndure.RedirectedBaseUrl + "/extendedAccountInfo", null, session)).Expect(200);
        (await SendAsync("GET", Server.CloudEndure.BaseUrl + "/extendedAccountInfo", null, session)).Expect(401);
        (await LoginAsync(body)).Expect(200);
    }

    [Test]
    public async Task The_versioned_path_serves_the_same_session()
    {
        var session = SessionOf(await LoginAsync(new { userApiToken = Server.CloudEndure.UserApiToken }));

        (await SendAsync("GET", Server.BaseUrl + "/cloudendure/api/v5/extendedAccountInfo", null, session)).Expect(200);
    }

    [Test]
    public async Task A_member_may_not_manage_users()
    {
        var session = SessionOf(
            await LoginAsync(new { username = Server.CloudEndure.MemberUsername, password = Server.CloudEndure.Password }));

        (await SendAsync("POST", Server.CloudEndure.BaseUrl + "/users", new { username = "x@example.com" }, session)).Expect(403);
        foreach (var change in new[] { "assignRoles", "revokeRoles" })
        {
            var body = new { items = new[] { new { userId = Server.CloudEndure.UserId, roles = new[] { "MANAGER" } } } };
            (await SendAsync("POST", $"{Server.CloudEndure.BaseUrl}/users/{change}", body, session)).Expect(403);
        }
    }
}
