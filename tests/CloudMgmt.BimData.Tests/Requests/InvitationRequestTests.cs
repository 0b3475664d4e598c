using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Requests;

internal sealed class InvitationRequestTests : RequestTest
{
    [Test]
    public async Task GetCloudInvitations_with_everything_set()
    {
        var invitations = await Answering(200, "[]").GetCloudInvitationsAsync(
            "1 2/ü", new GetCloudInvitationsOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(invitations, Is.Empty);
        AssertSent("GET /cloud/1%202%2F%C3%BC/invitation", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task GetCloudInvitations_with_required_values_only()
    {
        await Answering(200, "[]").GetCloudInvitationsAsync("12");

        AssertSent("GET /cloud/12/invitation");
    }

    [Test]
    public async Task InviteCloudUser_with_everything_set()
    {
        var invitation = await Answering(201, "{}").InviteCloudUserAsync(
            "1,2",
            new CloudInvitation { Id = 5, Email = "jürgen+bim@example.com", RedirectUri = "https://example.com/cloud/12?a=b&c=d", Role = CloudRole.User },
            new InviteCloudUserOptions { Headers = { ["X-Trace"] = "t1" } },
            CancellationToken.None);

        Assert.That(invitation, Is.Not.Null);
        AssertSent(
            "POST /cloud/1%2C2/invitation",
            """{"email":"jürgen+bim@example.com","redirect_uri":"https://example.com/cloud/12?a=b&c=d"}""",
            ("X-Trace", "t1"));
    }

    [Test]
    public async Task InviteCloudUser_with_required_values_only()
    {
        await Answering(201, "{}").InviteCloudUserAsync("12", new() { Email = "new@example.com", RedirectUri = "https://example.com" });

        AssertSent("POST /cloud/12/invitation", """{"email":"new@example.com","redirect_uri":"https://example.com"}""");
    }

    [Test]
    public async Task CancelCloudUserInvitation_with_everything_set()
    {
        await Answering(204).CancelCloudUserInvitationAsync(
            "東京", 5, new CancelCloudUserInvitationOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        AssertSent("DELETE /cloud/%E6%9D%B1%E4%BA%AC/invitation/5", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task CancelCloudUserInvitation_with_required_values_only()
    {
        await Answering(204).CancelCloudUserInvitationAsync("12", 5);

        AssertSent("DELETE /cloud/12/invitation/5");
    }
}
