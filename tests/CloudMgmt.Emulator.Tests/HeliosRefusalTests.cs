using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

/// <summary>What a call that creates or changes users and groups is refused for, beyond its schema.</summary>
internal sealed class HeliosRefusalTests : HeliosTest
{
    [TestCase(
        "/users",
        "users",
        """[{"domain":"corp","username":"ann"},{"domain":"CORP","username":"Ann"}]""",
        "user Ann exists already in CORP")]
    [TestCase("/users", "users", """[{"domain":"local","username":"ADMIN","localUserParams":{}}]""", "user ADMIN exists already in local")]
    [TestCase(
        "/groups",
        "groups",
        """[{"domain":"corp","name":"night"},{"domain":"corp","name":"night"}]""",
        "group night exists already in corp")]
    [TestCase(
        "/groups",
        "groups",
        """[{"domain":"LOCAL","name":"day"},{"domain":"local","name":"Operators"}]""",
        "group Operators exists already in local")]
    public async Task A_name_that_is_taken_refuses_the_whole_call(string path, string list, string body, string message)
    {
        var before = Sids(await CallAsync("GET", path), list);

        var error = (await CallAsync("POST", path, body)).Expect(409).Json;

        Assert.That((string?)error["message"], Is.EqualTo(message));
        Assert.That(Sids(await CallAsync("GET", path), list), Is.EqualTo(before));
    }

    [Test]
    public async Task The_same_name_in_two_domains_is_no_clash()
        => (await CallAsync("POST", "/groups", """[{"domain":"LOCAL","name":"night"},{"domain":"corp","name":"night"}]""")).Expect(201);

    [TestCase(
        "POST",
        "/users",
        """[{"domain":"corp","username":"ann"},{"domain":"corp","username":"max","roles":["COHESITY_VIEWER","NIGHT"]}]""")]
    [TestCase("POST", "/groups", """[{"domain":"corp","name":"night","roles":["NIGHT"]}]""")]
    [TestCase("PUT", "/users/{user}", """{"roles":["NIGHT"],"locked":true}""")]
    [TestCase("PUT", "/groups/{group}", """{"roles":["NIGHT"]}""")]
    public async Task A_role_that_does_not_exist_is_refused_until_it_is_added(string method, string path, string body)
    {
        path = path.Replace("{user}", Server.Helios.ViewerSid).Replace("{group}", Server.Helios.GroupSid);

        var error = (await CallAsync(method, path, body)).Expect(400).Json;
        Assert.That((string?)error["message"], Is.EqualTo("role NIGHT does not exist"));
        Assert.That(
            (await CallAsync("GET", "/users")).Expect(200).Json["users"]!.AsArray().Select(user => (bool?)user!["locked"]), Is.All.False);

        Server.Helios.AddRole("NIGHT");
        (await CallAsync(method, path, body)).Expect(method == "POST" ? 201 : 200);
    }

    [TestCase("local")]
    [TestCase("LOCAL")]
    public async Task A_local_user_needs_local_parameters(string domain)
        => Assert.That(
            (string?)(await CallAsync("POST", "/users", new[] { new { domain, username = "ann" } })).Expect(400).Json["message"],
            Does.StartWith("localUserParams is required"));

    [TestCase("""{"otpType":"totp","otpCode":null,"username":"admin","password":"Passw0rd!"}""")]
    [TestCase("""{"otpType":"email","domain":"LOCAL","username":"admin","password":"Passw0rd!"}""")]
    public async Task A_login_may_name_a_kind_of_code_and_send_none(string body)
        => (await SendAsync("POST", Server.Helios.BaseUrl + "/users/sessions", body)).Expect(201);
}
