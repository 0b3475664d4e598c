using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.CloudEndure.Tests.Authentication;

/// <summary>Forms of the login answer that the emulator does not send.</summary>
internal sealed class CookieTests : FakeServiceTest<CloudEndureApi, ICloudEndureClient>
{
    [Test]
    public async Task An_old_api_without_the_xsrf_cookie_gets_no_header()
    {
        await CallAfterLoginAsync("session=fake-1; Path=/; HttpOnly");

        var headers = Service.AllSent[1].Headers;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(headers["Cookie"], Is.EqualTo("session=fake-1"));
            Assert.That(headers.Keys, Has.No.Member("X-XSRF-TOKEN"));
        }
    }

    [Test]
    public async Task The_value_of_a_cookie_stays_as_it_was_sent()
    {
        await CallAfterLoginAsync("session=fake=1==; Secure", """XSRF-TOKEN="ZmFrZQ==\012"; Path=/""", "lang=en");

        var headers = Service.AllSent[1].Headers;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(headers["Cookie"], Is.EqualTo("""session=fake=1==; XSRF-TOKEN="ZmFrZQ==\012" """.TrimEnd()));
            Assert.That(headers["X-XSRF-TOKEN"], Is.EqualTo("""
                "ZmFrZQ==\012"
                """));
        }
    }

    [Test]
    public async Task The_last_of_two_cookies_counts()
    {
        await CallAfterLoginAsync("session=fake-1", "session=fake-2");

        Assert.That(Service.AllSent[1].Headers["Cookie"], Is.EqualTo("session=fake-2"));
    }

    [Test]
    public async Task A_login_sends_its_secret_alone([Values] bool isPassword)
    {
        var body = isPassword ? """{"username":"ann","password":"fake"}""" : """{"userApiToken":"fake-token"}""";
        await CallAfterLoginAsync(
            isPassword ? CloudEndureCredential.FromPassword("ann", "fake") : CloudEndureCredential.FromApiToken("fake-token"),
            "session=fake-1");

        var login = Service.AllSent[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.Line, Is.EqualTo("POST /login"));
            Assert.That(login.Body, Is.EqualTo(body));
            Assert.That(login.ContentType, Is.EqualTo("application/json"));
            Assert.That(login.Headers["Accept"], Is.EqualTo("application/json"));
            Assert.That(login.Headers.Keys, Has.No.Member("Cookie").And.No.Member("X-XSRF-TOKEN"));
        }
    }

    [TestCase("session=s3cret\u00e9", "answered 200: what it gave for cookie 'session' has a character that a header cannot carry")]
    [TestCase("session=s3cret\u0007", "answered 200: what it gave for cookie 'session' has a character that a header cannot carry")]
    [TestCase("session=; Path=/", "answered 200: there is no cookie 'session'")]
    public void A_session_that_cannot_be_sent_is_an_error_of_the_login(string cookie, string problem)
    {
        var failure = Assert.ThrowsAsync<ApiException>(() => CallAfterLoginAsync(cookie))!;

        Assert.That(failure.Message, Does.StartWith("LogIn (POST /login) " + problem).And.Not.Contain("s3cret"));
        Assert.That(Service.AllSent, Has.Count.EqualTo(1));
    }

    private Task CallAfterLoginAsync(params string[] cookies)
        => CallAfterLoginAsync(CloudEndureCredential.FromApiToken("fake-token"), cookies);

    private async Task CallAfterLoginAsync(Credential credential, params string[] cookies)
    {
        Service.Answers(200, "{}", "application/json", [.. cookies.Select(cookie => ("Set-Cookie", cookie))]).Answers(200, "{}");
        var options = Service.Behind(new CloudEndureClientOptions { Credential = credential });
        await new CloudEndureClient(options).GetExtendedAccountInfoAsync();
    }
}
