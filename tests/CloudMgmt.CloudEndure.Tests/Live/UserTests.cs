using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Live;

internal sealed class UserTests : LiveTest
{
    private const string NewPassword = "Fake-Passw0rd!";

    [Test]
    public async Task A_new_user_is_pending_until_the_password_is_set()
    {
        var created = await Client.CreateUserWithResponseAsync(new() { Username = "new@example.com" });
        var token = Server.CloudEndure.Mails.Single().Token;
        // The invited user has no credential yet.
        await Connect(credential: null).SetPasswordAsync(new() { Token = token, NewPassword = NewPassword });

        var own = await Connect(CloudEndureCredential.FromPassword("new@example.com", NewPassword)).GetExtendedAccountInfoAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.StatusCode, Is.EqualTo(200));
            Assert.That(created.Body.Username, Is.EqualTo("new@example.com"));
            Assert.That(created.Body.Status, Is.EqualTo(UserStatus.Pending));
            Assert.That(created.Body.HasPassword, Is.False);
            Assert.That(own.User!.Id, Is.EqualTo(created.Body.Id));
            Assert.That(own.User.Status, Is.EqualTo(UserStatus.Confirmed));
            Assert.That(own.User.HasPassword, Is.True);
        }
    }

    [Test]
    public async Task An_unknown_invitation_leaves_the_session_of_the_caller_usable()
    {
        AssertFails(401, "UNAUTHENTICATED", () => Client.SetPasswordAsync(new() { Token = "fake-token", NewPassword = NewPassword }));

        Assert.That((await Client.GetExtendedAccountInfoAsync()).User!.Id, Is.EqualTo(Server.CloudEndure.UserId));
    }

    [Test]
    public async Task Roles_are_assigned_and_revoked()
    {
        var change = Change(Server.CloudEndure.MemberId, AssignableUserRole.AccountAdmin, AssignableUserRole.Manager);

        var assigned = await Client.AssignUserRolesAsync(change);
        var repeated = await Client.AssignUserRolesAsync(change);
        var revoked = await Client.RevokeUserRolesAsync(change);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(assigned.Items!.Single().Id, Is.EqualTo(Server.CloudEndure.MemberId));
            Assert.That(assigned.Items!.Single().Roles, Is.EquivalentTo(new[] { UserRole.User, UserRole.AccountAdmin, UserRole.Manager }));
            Assert.That(repeated.Items!.Single().Roles, Is.EquivalentTo(assigned.Items!.Single().Roles!));
            Assert.That(revoked.Items!.Single().Roles, Is.EqualTo([UserRole.User]));
        }
    }

    [Test]
    public async Task An_assigned_role_works_at_once()
    {
        var member = ConnectAs(Server.CloudEndure.MemberUsername);
        await Client.AssignUserRolesAsync(Change(Server.CloudEndure.MemberId, AssignableUserRole.AccountAdmin));

        var created = await member.CreateUserAsync(new() { Username = "new@example.com" });

        Assert.That(created.Username, Is.EqualTo("new@example.com"));
    }

    [Test]
    public async Task A_replaced_token_works_and_the_old_one_does_not()
    {
        var old = Server.CloudEndure.UserApiToken;

        var replacement = await Client.ReplaceApiTokenAsync();

        Assert.That(replacement.ApiToken, Is.Not.EqualTo(old).And.EqualTo(Server.CloudEndure.UserApiToken));
        Assert.That(
            (await Connect(CloudEndureCredential.FromApiToken(replacement.ApiToken!)).GetExtendedAccountInfoAsync()).User!.ApiToken,
            Is.EqualTo(replacement.ApiToken));
        AssertFails(401, "UNAUTHENTICATED", () => Connect(CloudEndureCredential.FromApiToken(old)).GetExtendedAccountInfoAsync());
    }

    private static UsersAndRoles Change(string userId, params AssignableUserRole[] roles)
        => new() { Items = [new UserRoles { UserId = userId, Roles = roles }] };
}
