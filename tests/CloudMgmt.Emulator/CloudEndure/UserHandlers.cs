using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.CloudEndure;

internal sealed class UserHandlers(CloudEndureState state)
{
    public static readonly TimeSpan InvitationValidity = TimeSpan.FromDays(1);

    public Reply CreateUser(Call call)
    {
        var administrator = RequireAdministrator(call);
        var username = call.BodyObject.Text("username")!;
        if (state.Users.Exists(user => user.Username == username))
            throw new RefusalException(422, $"user {username} exists already") { Code = "USER_EXISTS" };
        var user = new UserEntity { Id = state.Ids.NextGuid(), Username = username, AccountId = administrator.AccountId };
        state.Users.Add(user);
        state.Mail(user, "Invitation", InvitationValidity, state.InvitationTokens);
        Record(administrator, "userCreated", $"User {username}");
        return Reply.WithJson(200, user.ToJson());
    }

    public Reply AssignRoles(Call call) => ChangeRoles(call, (held, roles) => held.UnionWith(roles));

    public Reply RevokeRoles(Call call) => ChangeRoles(call, (held, roles) => held.ExceptWith(roles));

    public Reply ReplaceApiToken(Call call)
    {
        var user = state.FindUser(call.Caller!);
        user.ApiToken = state.NewApiToken();
        Record(user, "apiTokenReplaced", $"User {user.Username}");
        return Reply.WithJson(200, new JsonObject { ["apiToken"] = user.ApiToken });
    }

    public Reply SetPassword(Call call)
    {
        var password = call.BodyObject.Text("newPassword");
        if (!IsStrong(password))
        {
            throw new RefusalException(
                400, "the password needs 8 characters, with a small and a capital letter, a digit and one of $@!%*?&");
        }

        var user = state.Redeem(call.BodyObject.Text("token"), state.InvitationTokens)
            ?? throw new RefusalException(401, "the token is wrong, used up or expired");
        user.Password = password;
        user.Status = "CONFIRMED";
        Record(user, "passwordSet", $"User {user.Username}");
        return new Reply(204);
    }

    private Reply ChangeRoles(Call call, Action<SortedSet<string>, string[]> change)
    {
        var administrator = RequireAdministrator(call);
        var changes = ReadChanges(call.BodyObject);
        foreach (var (user, roles) in changes)
        {
            var before = string.Join(',', user.Roles);
            change(user.Roles, roles);
            Record(administrator, "userRolesChanged", $"Roles of {user.Username}: \"{before}\" became \"{string.Join(',', user.Roles)}\"");
        }

        return Reply.WithJson(200, new JsonObject { ["items"] = changes.Select(item => item.User.ToJson()).ToJsonArray() });
    }

    /// <summary>Looks up every id first, so that an unknown one leaves all users alone.</summary>
    private (UserEntity User, string[] Roles)[] ReadChanges(JsonObject body) =>
    [
        .. from item in body["items"] as JsonArray ?? []
           select (state.FindUser(item.Text("userId") ?? throw new RefusalException(422, "an item has no userId")), item.Texts("roles")),
    ];

    private UserEntity RequireAdministrator(Call call) => state.FindUser(call.Caller!) is { IsAdministrator: true } user
        ? user
        : throw new RefusalException(403, "only an administrator of the account may do this");

    private static bool IsStrong(string? password) => password is { Length: >= 8 }
        && password.Any(char.IsAsciiLetterLower)
        && password.Any(char.IsAsciiLetterUpper)
        && password.Any(char.IsAsciiDigit)
        && password.IndexOfAny("$@!%*?&".ToCharArray()) >= 0;

    /// <summary>Audit logs belong to projects, so a change of a user shows up in every one.</summary>
    private void Record(UserEntity actor, string eventName, string description)
    {
        var entry = new AuditLogEntry(state.Clock.GetUtcNow().ToSeconds(), actor.Username, eventName, description);
        foreach (var project in state.Projects)
            state.AuditLog.Add(project.Id, entry);
    }
}
