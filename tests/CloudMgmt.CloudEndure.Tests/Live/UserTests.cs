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
    public async Task A_creation_that_was_only_accepted_has_the_same_type()
    {
        Server.Faults.Enqueue("CreateUser", Fault.Answer(202, """{"id":"u-1","username":"new@example.com","status":"PENDING"}"""));

        var created = await Client.CreateUserWithResponseAsync(new() { Username = "new@example.com" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.StatusCode, Is.EqualTo(202));
            Assert.That(created.Body.Id, Is.EqualTo("u-1"));
            Assert.That(created.Body.Status, Is.EqualTo(UserStatus.Pending));
        }
    }

    [Test]
    public void A_user_that_exists_is_refused()
        => AssertFails(422, "USER_EXISTS", () => Client.CreateUserAsync(new() { Username = Server.CloudEndure.MemberUsername }));

    [Test]
    public void A_user_without_rights_may_not_create_users()
        => AssertFails(
            403, "FORBIDDEN", () => ConnectAs(Server.CloudEndure.MemberUsername).CreateUserAsync(new() { Username = "new@example.com" }));

    [Test]
    public async Task A_weak_password_is_refused_and_the_invitation_stays_good()
    {
        await Client.CreateUserAsync(new() { Username = "new@example.com" });
        var token = Server.CloudEndure.Mails.Single().Token;

        AssertFails(400, "BAD_REQUEST", () => Client.SetPasswordAsync(new() { Token = token, NewPassword = "weak" }));
        var answer = await Client.SetPasswordWithResponseAsync(new() { Token = token, NewPassword = NewPassword });

        Assert.That(answer.StatusCode, Is.EqualTo(204));
    }

    [Test]
    public void An_unknown_invitation_is_a_typed_401()
    {
        var error = AssertFails(
            401,
            "UNAUTHENTICATED",
            () => Connect(credential: null).SetPasswordAsync(new() { Token = "fake-token", NewPassword = NewPassword }));

        Assert.That(error.Message, Does.StartWith("SetPassword (POST /setPassword) answered 401"));
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
    public void Assigning_to_an_unknown_user_is_not_found()
    {
        var error = AssertFails(404, "NOT_FOUND", () => Client.AssignUserRolesAsync(Change(UnknownId, AssignableUserRole.Manager)));

        Assert.That(error.Message, Does.StartWith("AssignUserRoles (POST /users/assignRoles) answered 404"));
    }

    [Test]
    public void Revoking_from_an_unknown_user_is_not_found()
    {
        var error = AssertFails(404, "NOT_FOUND", () => Client.RevokeUserRolesAsync(Change(UnknownId, AssignableUserRole.Manager)));

        Assert.That(error.Message, Does.StartWith("RevokeUserRoles (POST /users/revokeRoles) answered 404"));
    }

    [Test]
    public void A_user_without_rights_may_not_change_roles()
    {
        var member = ConnectAs(Server.CloudEndure.MemberUsername);

        AssertFails(
            403, "FORBIDDEN", () => member.AssignUserRolesAsync(Change(Server.CloudEndure.MemberId, AssignableUserRole.AccountAdmin)));
        AssertFails(403, "FORBIDDEN", () => member.RevokeUserRolesAsync(Change(Server.CloudEndure.UserId, AssignableUserRole.Manager)));
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
