using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

internal sealed class BimDataValidationTests : BimDataTest
{
    [TestCase("{}", "name")]
    [TestCase("""{"name":""}""", "name")]
    [TestCase("""{"name":"x","owner":{"email":"a@example.com"}}""", "owner")]
    public async Task A_wrong_body_names_its_fields(string body, string field)
    {
        var error = (await CallAsync("POST", "/cloud", body)).Expect(400).Json.AsObject();

        Assert.That(error.Single().Key, Is.EqualTo(field));
        Assert.That(error[field]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    public async Task A_missing_field_is_said_to_be_missing_in_the_words_of_the_service()
    {
        Assert.That((await CallAsync("POST", "/cloud", new { })).Expect(400).Text, Is.EqualTo("""{"name":["This field is required."]}"""));
        Assert.That(Server.Requests[^1].ValidationErrors, Is.EqualTo(["body /name is required"]));
    }

    [Test]
    public async Task A_role_outside_the_enum_is_refused()
    {
        Assert.That(
            (await CallAsync("PATCH", $"{Cloud}/user/{Server.BimData.MemberId}", new { role = 25 })).Expect(400).Json["role"], Is.Not.Null);
        Assert.That(
            (await CallAsync("PATCH", $"{Cloud}/user/{Server.BimData.MemberId}", new { cloud_role = 25 })).Expect(400).Json["cloud_role"],
            Is.Not.Null);
    }

    [TestCase("[]")]
    [TestCase("{")]
    public async Task A_wrong_body_as_a_whole_has_one_text(string body)
        => Assert.That((string?)(await CallAsync("POST", "/cloud", body)).Expect(400).Json["detail"], Does.StartWith("body "));

    [TestCase("/cloud/abc")]
    [TestCase("/cloud/999")]
    [TestCase("/cloud/abc/user")]
    public async Task An_unknown_id_gets_404(string path)
        => Assert.That((string?)(await CallAsync("GET", path)).Expect(404).Json["detail"], Is.Not.Empty);

    [Test]
    public async Task An_unknown_query_parameter_is_refused()
        => Assert.That((await CallAsync("GET", "/cloud?foo=1")).Expect(400).Text, Does.Contain("is not known to GetClouds"));
}
