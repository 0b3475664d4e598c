using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

internal sealed class TolerantOptionsTests : HeliosTest
{
    protected override EmulatorOptions CreateOptions() => new() { RefuseUnknownProperties = false, AddUnknownFields = true };

    [Test]
    public async Task Unknown_properties_are_let_through()
        => (await CallAsync("PUT", $"/groups/{Server.Helios.GroupSid}", new { surplus = 1 })).Expect(200);

    [Test]
    public async Task Answers_carry_unknown_properties_and_enum_values()
    {
        var user = (await CallAsync("GET", $"/users/{Server.Helios.AdminSid}")).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user["emulatorUnknownProperty"], Is.Not.Null);
            Assert.That(user["localUserParams"]!["emulatorUnknownProperty"], Is.Not.Null);
            Assert.That((string?)user["lockedReason"], Is.EqualTo("EMULATOR_UNKNOWN_VALUE"));
            Assert.That((string?)user["username"], Is.EqualTo("admin"));
        }
    }

    [Test]
    public async Task Lists_of_enum_values_get_one_more()
    {
        var login = await SendAsync("POST", Server.CloudEndure.BaseUrl + "/login", new { userApiToken = Server.CloudEndure.UserApiToken });
        var cookies = login.Expect(200).Headers["Set-Cookie"].Select(cookie => cookie.Split(';')[0]).ToArray();

        var info = await SendAsync(
            "GET",
            Server.CloudEndure.BaseUrl + "/extendedAccountInfo",
            null,
            ("Cookie", cookies[0]),
            ("X-XSRF-TOKEN", cookies[1]["XSRF-TOKEN=".Length..]));

        Assert.That(
            info.Expect(200).Json["clouds"]!["items"]![0]!["roles"]!.ToJsonString(), Is.EqualTo("""["TARGET","EMULATOR_UNKNOWN_VALUE"]"""));
    }
}
