using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Helios;

internal sealed class UserHandlers(HeliosState state)
{
    private static readonly string[] Settings =
        ["description", "effectiveTimeMsecs", "expiryTimeMsecs", "locked", "restricted", "roles"];

    public Reply GetUsers(Call call) => List(200, state.Users.Select(user => user.Json).Where(user => Fits(call, user)));

    public Reply GetUser(Call call) => Reply.WithJson(200, state.FindUser(call.Path("sid")).Json);

    public Reply CreateUsers(Call call)
    {
        var requests = call.BodyArray.OfType<JsonObject>().ToArray();
        HeliosState.RequireNew("user", "username", state.Users.Select(user => user.Json), requests);
        foreach (var request in requests)
            Check(request);
        return List(201, requests.Select(request => Create(request).Json).ToArray());
    }

    /// <summary>Settings that are left out stay; what the real service does is not documented.</summary>
    public Reply UpdateUser(Call call)
    {
        var user = state.FindUser(call.Path("sid"));
        var local = call.BodyObject["localUserParams"];
        state.RequireRoles(call.BodyObject);
        ChangePassword(call.Caller!, user, local);
        CopySettings(call.BodyObject, user.Json);
        if (local is JsonObject parameters && parameters.ContainsKey("email"))
            user.Json["localUserParams"] = new JsonObject { ["email"] = local.Text("email") };
        user.Json["lockedReason"] = HeliosState.LockedReason(user.Json);
        user.Json["lastUpdatedTimeMsecs"] = state.Now;
        return Reply.WithJson(200, user.Json);
    }

    public Reply DeleteUser(Call call)
    {
        state.RemoveUsers([state.FindUser(call.Path("sid")).Sid]);
        return new Reply(204);
    }

    /// <summary>Users who are gone already are no error, so that a repeat is harmless.</summary>
    public Reply DeleteUsers(Call call)
    {
        state.RemoveUsers(call.BodyObject.Texts("sids"));
        return new Reply(204);
    }

    public Reply RegenerateS3Key(Call call)
    {
        state.FindUser(call.Path("sid"));
        return Reply.WithJson(201, new JsonObject { ["secret-key"] = state.Ids.NextSecret()[..43] });
    }

    private static bool Fits(Call call, JsonObject user)
    {
        var tenantId = user.Text("tenantId");
        var tenantIds = call.QueryList("tenantIds");
        return call.FitsCommon(user)
            && call.QueryList("usernames").AcceptsName(user.Text("username")!, call.QueryFlag("matchPartialNames") == true)
            && call.QueryList("emailAddresses").Accepts(user["localUserParams"]?.Text("email"))
            && tenantIds.Accepts(tenantId)
            && (tenantId is null || tenantIds is not null || call.QueryFlag("includeTenants") == true);
    }

    /// <summary>The document says in prose what a local user needs.</summary>
    private void Check(JsonObject request)
    {
        state.RequireRoles(request);
        if (Filters.AreSame(request.Text("domain"), "LOCAL") && request["localUserParams"] is null)
            throw new RefusalException(400, "localUserParams is required for a user in the domain LOCAL");
    }

    private UserEntity Create(JsonObject request)
    {
        var user = new JsonObject
        {
            ["domain"] = request.Text("domain"),
            ["username"] = request.Text("username"),
            ["locked"] = false,
            ["restricted"] = false,
            ["localUserParams"] = new JsonObject { ["email"] = request["localUserParams"]?.Text("email") },
            ["s3AccountParams"] = new JsonObject { ["s3AccountId"] = state.Ids.NextGuid() },
        };
        CopySettings(request, user);
        return state.AddUser(user, request["localUserParams"]?.Text("password"));
    }

    /// <summary>Who changes the own password has to know the present one.</summary>
    private static void ChangePassword(string caller, UserEntity user, JsonNode? local)
    {
        if (local?.Text("password") is not { } password)
            return;
        var current = local.Text("currentPassword");
        if (current is null ? caller == user.Sid : current != user.Password)
            throw new RefusalException(400, "currentPassword is missing or wrong");
        user.Password = password;
    }

    private static void CopySettings(JsonObject from, JsonObject to)
    {
        foreach (var name in Settings.Where(from.ContainsKey))
            to[name] = from[name]?.DeepClone();
    }

    private static Reply List(int statusCode, IEnumerable<JsonObject> users)
        => Reply.WithJson(statusCode, new JsonObject { ["users"] = users.ToJsonArray() });
}
