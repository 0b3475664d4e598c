using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Requests;

internal sealed class UserRequestTests : RequestTest
{
    private static UsersAndRoles TwoUsers => new()
    {
        Items =
        [
            new UserRoles { UserId = "u-1", Roles = [UserRole.User, UserRole.AccountAdmin, UserRole.AccountOwner, UserRole.GlobalReadonly, UserRole.Manager] },
            new UserRoles { UserId = "u-2", Roles = ["ROLE_OF_TOMORROW"] },
        ],
    };

    [Test]
    public async Task CreateUser_with_everything_set()
    {
        var user = await Answering(200, "{}").CreateUserAsync(
            new CreateUserRequest { Username = "jürgen+ops@example.com" }, new CreateUserOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(user, Is.Not.Null);
        AssertSent("POST /users", """{"username":"jürgen+ops@example.com"}""", ("X-Trace", "t1"));
    }

    [Test]
    public async Task CreateUser_with_required_values_only()
    {
        await Answering(202, "{}").CreateUserAsync(new() { Username = "new@example.com" });

        AssertSent("POST /users", """{"username":"new@example.com"}""");
    }

    [Test]
    public async Task SetPassword_with_everything_set()
    {
        await Answering(204).SetPasswordAsync(
            new SetPasswordRequest { Token = "fake-token", NewPassword = "fake \"Pässword\" \\ 1" },
            new SetPasswordOptions { Headers = { ["X-Trace"] = "t1" } },
            CancellationToken.None);

        AssertSent("POST /setPassword", """{"token":"fake-token","newPassword":"fake \"Pässword\" \\ 1"}""", ("X-Trace", "t1"));
    }

    [Test]
    public async Task SetPassword_with_required_values_only()
    {
        await Answering(204).SetPasswordAsync(new SetPasswordRequest());

        AssertSent("POST /setPassword", "{}");
    }

    [Test]
    public async Task AssignUserRoles_with_everything_set()
    {
        var users = await Answering(200, "{}").AssignUserRolesAsync(
            TwoUsers, new AssignUserRolesOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(users, Is.Not.Null);
        AssertSent(
            "POST /users/assignRoles",
            """{"items":[{"userId":"u-1","roles":["USER","ACCOUNT_ADMIN","ACCOUNT_OWNER","GLOBAL_READONLY","MANAGER"]},{"userId":"u-2","roles":["ROLE_OF_TOMORROW"]}]}""",
            ("X-Trace", "t1"));
    }

    [Test]
    public async Task AssignUserRoles_with_required_values_only()
    {
        await Answering(200, "{}").AssignUserRolesAsync(new UsersAndRoles());

        AssertSent("POST /users/assignRoles", "{}");
    }

    [Test]
    public async Task RevokeUserRoles_with_everything_set()
    {
        var users = await Answering(200, "{}").RevokeUserRolesAsync(
            TwoUsers, new RevokeUserRolesOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(users, Is.Not.Null);
        AssertSent(
            "POST /users/revokeRoles",
            """{"items":[{"userId":"u-1","roles":["USER","ACCOUNT_ADMIN","ACCOUNT_OWNER","GLOBAL_READONLY","MANAGER"]},{"userId":"u-2","roles":["ROLE_OF_TOMORROW"]}]}""",
            ("X-Trace", "t1"));
    }

    [Test]
    public async Task RevokeUserRoles_with_required_values_only()
    {
        await Answering(200, "{}").RevokeUserRolesAsync(new UsersAndRoles());

        AssertSent("POST /users/revokeRoles", "{}");
    }

    [Test]
    public async Task ReplaceApiToken_with_everything_set()
    {
        var replacement = await Answering(200, "{}").ReplaceApiTokenAsync(
            new ReplaceApiTokenOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(replacement, Is.Not.Null);
        AssertSent("POST /replaceApiToken", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task ReplaceApiToken_without_values()
    {
        await Answering(200, "{}").ReplaceApiTokenAsync();

        AssertSent("POST /replaceApiToken");
    }
}
