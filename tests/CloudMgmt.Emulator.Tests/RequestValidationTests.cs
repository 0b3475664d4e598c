using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

/// <summary>Requests that break the specification, and what the emulator says about them.</summary>
internal sealed class RequestValidationTests : HeliosTest
{
    [TestCase("GET", "/users?foo=1", "query parameter 'foo' is not known to GetUsers")]
    [TestCase("GET", "/users?sids=a&sids=b", "query parameter 'sids' was sent more than once instead of as one comma-joined list")]
    [TestCase("GET", "/users?domain=a&domain=b", "query parameter 'domain' was sent more than once")]
    [TestCase("GET", "/users?matchPartialNames=True", "query parameter 'matchPartialNames' must be of type boolean")]
    [TestCase("GET", "/users?matchPartialNames=", "query parameter 'matchPartialNames' must be of type boolean")]
    [TestCase("GET", "/users?sids=", "query parameter 'sids' is an empty list")]
    [TestCase("GET", "/security-principals", "query parameter 'sids' is required")]
    [TestCase("GET", "/security-principals?sids=S-1-5-21-7,nobody", "query parameter 'sids' /1 must match ^(S")]
    [TestCase("GET", "/security-principals?sids=S-1-5", "query parameter 'sids' /0 must match ^(S")]
    [TestCase("GET", "/security-principals?sids=S-1-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16", "query parameter 'sids' /0 must match ^(S")]
    [TestCase("GET", "/security-principals?sids=S-1-5-21-7,S-1-5-21-7", "query parameter 'sids' must not have the same item twice")]
    [TestCase("GET", "/mcm/users/tenant-access?tenantIds=ok,x", "query parameter 'tenantIds' /1 must have at least 2 characters")]
    public async Task Parameters(string method, string path, string expected) => AssertRefused(await CallAsync(method, path), expected);

    [TestCase("/users", "", "body is required")]
    [TestCase("/users", "{", "body is not JSON")]
    [TestCase("/users", "{}", "body must be of type array")]
    [TestCase("/users", "[]", "body must have at least 1 items")]
    [TestCase("/users", "null", "body must not be null")]
    [TestCase("/users", """[{"domain":"LOCAL"}]""", "body /0/username is required")]
    [TestCase("/users", """[{"domain":"d","username":null}]""", "body /0/username must not be null")]
    [TestCase("/users", """[{"domain":"d","username":5}]""", "body /0/username must be of type string")]
    [TestCase("/users", """[{"domain":"d","username":"u","roles":[1]}]""", "body /0/roles/0 must be of type string")]
    [TestCase("/users", """[{"domain":"d","username":"u","surplus":1}]""", "body /0/surplus is not known to the specification")]
    [TestCase(
        "/users",
        """[{"domain":"d","username":"u","localUserParams":{"surplus":1}}]""",
        "body /0/localUserParams/surplus is not known to the specification")]
    [TestCase("/users", """[{"domain":"d","username":"u","primaryGroup":"g"}]""", "body /0/primaryGroup is read-only and must not be sent")]
    [TestCase("/users", """[{"domain":"d","domain":"e","username":"u"}]""", "body /0/domain is there twice")]
    [TestCase("/users", """[{"domain":"d","username":"\ud83d"}]""", "body /0/username has half of a surrogate pair")]
    [TestCase("/users", """[{"\udd11":"d"}]""", "body /0 has half of a surrogate pair")]
    [TestCase("/users", """[{"domain":"d","username":"u","expiryTimeMsecs":1.5}]""", "body /0/expiryTimeMsecs must be of type integer")]
    [TestCase(
        "/users",
        """[{"domain":"d","username":"u","expiryTimeMsecs":9223372036854775808}]""",
        "body /0/expiryTimeMsecs must be of type integer")]
    [TestCase("/users/delete", """{"sids":["a","a"]}""", "body /sids must not have the same item twice")]
    [TestCase("/users/delete", """{"sids":[]}""", "body /sids must have at least 1 items")]
    [TestCase("/users/sessions", """{"otpType":"Totp"}""", "body /otpType must be one of [\"email\",\"totp\",\"salesforce\"]")]
    public async Task Bodies(string path, string body, string expected) => AssertRefused(await CallAsync("POST", path, body), expected);

    [Test]
    public async Task A_nullable_enum_behind_a_reference_may_be_null()
        => (await CallAsync("POST", "/users/sessions", """{"otpType":null,"username":"nobody"}""")).Expect(401);

    [TestCase("text/plain")]
    [TestCase("application/json; charset=iso-8859-1")]
    public async Task Content_types(string type)
    {
        var content = new ByteArrayContent("""{"sids":["a"]}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        AssertRefused(await CallAsync("POST", "/users/delete", content), $"body has the content type '{type}'");
    }

    [Test]
    public async Task A_body_where_none_belongs()
        => AssertRefused(await CallAsync("DELETE", "/users/sessions", "{}"), "body is not known to DeleteSession");

    [Test]
    public async Task An_unknown_path_and_an_empty_segment_get_404()
    {
        Assert.That(
            (await CallAsync("GET", "/nowhere")).Expect(404).Text, Does.Contain("the specification has no path /helios/v2/nowhere"));
        (await CallAsync("GET", "/users/")).Expect(404);
        (await SendAsync("GET", Server.BaseUrl + "/elsewhere")).Expect(404);
    }

    [Test]
    public async Task A_wrong_method_gets_405()
    {
        var answer = (await CallAsync("PATCH", "/users")).Expect(405);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Text, Does.Contain("takes GET, POST, not PATCH"));
            Assert.That(answer.Headers["Allow"], Is.EqualTo(["GET", "POST"]));
        }
    }

    [Test]
    public async Task A_spelt_out_path_wins_over_a_parameter() => (await CallAsync("GET", "/users/delete")).Expect(405);

    [Test]
    public async Task An_encoded_slash_stays_in_its_segment()
    {
        Assert.That((await CallAsync("GET", "/users/a%2Fb")).Expect(404).Text, Does.Contain("unknown user a/b"));
        Assert.That(Server.Requests[^1].Path, Does.EndWith("/users/a%2Fb"));
    }

    [Test]
    public async Task An_encoded_comma_stays_in_its_item()
        => AssertRefused(
            await CallAsync("GET", "/mcm/users/tenant-access?tenantIds=a%2Cb,c"),
            "query parameter 'tenantIds' /1 must have at least 2 characters");

    [Test]
    public async Task Credentials_come_first_but_the_journal_has_the_violations()
    {
        (await SendAsync("GET", Server.Helios.BaseUrl + "/users?foo=1")).Expect(401);

        Assert.That(Server.Requests.Single().ValidationErrors.Single(), Does.Contain("'foo'"));
    }

    [Test]
    public async Task CloudEndure_answers_422_in_its_own_shape()
    {
        var url = $"{Server.CloudEndure.BaseUrl}/setPassword";

        var error = (await SendAsync("POST", url, """{"password":"x"}""")).Expect(422).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)error["message"], Is.EqualTo("body /password is not known to the specification"));
            Assert.That((string?)error["code"], Is.EqualTo("INVALID_INPUT"));
        }
    }

    private void AssertRefused(Answer answer, string expected)
    {
        var error = answer.Expect(400).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)error["message"], Does.StartWith(expected));
            Assert.That((string?)error["errorCode"], Is.EqualTo("KValidationError"));
            Assert.That(Server.Requests[^1].ValidationErrors, Is.Not.Empty);
        }
    }
}
