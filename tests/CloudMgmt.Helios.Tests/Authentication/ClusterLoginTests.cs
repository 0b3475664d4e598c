using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Authentication;

/// <summary>Name and password of a user, for clusters that are addressed directly.</summary>
internal sealed class ClusterLoginTests : LiveTest
{
    [Test]
    public async Task A_session_does_not_expire()
    {
        var client = Connect(HeliosCredential.FromPassword(Helios.AdminUsername, Helios.Password));
        await client.GetUsersAsync();
        Clock.Advance(TimeSpan.FromDays(365));
        await client.GetUsersAsync();

        Assert.That(Arrived("CreateSession"), Is.EqualTo(1));
    }

    [TestCase("admin", null, "LOCAL")]
    [TestCase("viewer", "corp.example.com", "corp.example.com")]
    public async Task The_domain_is_the_local_one_unless_another_is_named(string username, string? named, string domain)
    {
        var credential = named is null
            ? HeliosCredential.FromPassword(username, Helios.Password)
            : HeliosCredential.FromPassword(username, Helios.Password, named);

        await Connect(credential).GetUsersAsync();

        Assert.That(
            Server.Requests[0].Body,
            Is.EqualTo($$"""{"domain":"{{domain}}","password":"{{Helios.Password}}","username":"{{username}}"}"""));
        Assert.That(Server.Requests[0].Headers, Does.Not.ContainKey("session-id").And.Not.ContainKey("apiKey"));
    }

    [TestCase("", "x", "LOCAL", "username")]
    [TestCase("x", " ", "LOCAL", "password")]
    [TestCase("x", "x", "", "domain")]
    public void An_empty_text_is_refused(string username, string password, string domain, string parameter)
        => Assert.That(
            () => HeliosCredential.FromPassword(username, password, domain),
            Throws.ArgumentException.With.Property("ParamName").EqualTo(parameter));
}
