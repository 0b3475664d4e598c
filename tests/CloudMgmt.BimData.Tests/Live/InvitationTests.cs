using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Live;

internal sealed class InvitationTests : LiveTest
{
    private static CloudInvitation New => new() { Email = "new@example.com", RedirectUri = "https://example.com/cloud?a=b" };

    [Test]
    public async Task An_invitation_is_open_until_it_is_withdrawn()
    {
        var invited = await Client.InviteCloudUserWithResponseAsync(CloudPk, New);
        var open = await Client.GetCloudInvitationsAsync(CloudPk);
        var cancelled = await Client.CancelCloudUserInvitationWithResponseAsync(CloudPk, invited.Body.Id!.Value);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(invited.StatusCode, Is.EqualTo(201));
            Assert.That(invited.Body.Role, Is.EqualTo(CloudRole.Admin));
            Assert.That(open.Single().Id, Is.EqualTo(invited.Body.Id));
            Assert.That(open.Single().Email, Is.EqualTo("new@example.com"));
            Assert.That(open.Single().RedirectUri, Is.EqualTo("https://example.com/cloud?a=b"));
            Assert.That(cancelled.StatusCode, Is.EqualTo(204));
        }
        Assert.That(await Client.GetCloudInvitationsAsync(CloudPk), Is.Empty);
    }

    [Test]
    public async Task An_accepted_invitation_makes_an_administrator()
    {
        var invitation = await Client.InviteCloudUserAsync(CloudPk, New);
        var userId = BimData.AcceptInvitation(invitation.Id!.Value);

        var user = await Client.GetCloudUserAsync(CloudPk, Text(userId));

        Assert.That(user.Email, Is.EqualTo("new@example.com"));
        Assert.That(user.CloudRole, Is.EqualTo(CloudRole.Admin));
        Assert.That(await Client.GetCloudInvitationsAsync(CloudPk), Is.Empty);
    }

    [Test]
    public async Task An_invitation_may_be_for_an_ordinary_user()
    {
        var invitation = await Client.InviteCloudUserAsync(
            CloudPk, new() { Email = "new@example.com", RedirectUri = "https://example.com", Role = CloudRole.User });

        var user = await Client.GetCloudUserAsync(CloudPk, Text(BimData.AcceptInvitation(invitation.Id!.Value)));

        Assert.That((invitation.Role, user.CloudRole), Is.EqualTo(((CloudRole?)CloudRole.User, (CloudRole?)CloudRole.User)));
    }
}
