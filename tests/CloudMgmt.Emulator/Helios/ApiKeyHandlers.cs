using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Helios;

internal sealed class ApiKeyHandlers(HeliosState state)
{
    public Reply GetAllApiKeys(Call call) => List(call, key => call.QueryList("ownerSids").Accepts(key.UserSid));

    public Reply GetUserApiKeys(Call call)
    {
        var owner = state.FindUser(call.Path("userSid"));
        return List(call, key => key.UserSid == owner.Sid);
    }

    public Reply GetUserApiKey(Call call) => Reply.WithJson(200, Find(call).ToJson(state.Now));

    public Reply CreateUserApiKey(Call call)
    {
        var owner = state.FindUser(call.Path("userSid"));
        var key = state.AddApiKey(owner.Sid, call.Caller!, call.BodyObject.Text("name"));
        ReadSettings(call.BodyObject, key);
        return Reply.WithJson(201, key.ToJsonWithValue(state.Now));
    }

    public Reply UpdateUserApiKey(Call call)
    {
        var key = Find(call);
        key.Name = call.BodyObject.Text("name");
        ReadSettings(call.BodyObject, key);
        return Reply.WithJson(200, key.ToJson(state.Now));
    }

    public Reply RotateUserApiKey(Call call)
    {
        var key = Find(call);
        key.Value = state.Ids.NextGuid();
        key.LastRotatedTimeMsecs = state.Now;
        return Reply.WithJson(200, key.ToJsonWithValue(state.Now));
    }

    public Reply DeleteUserApiKey(Call call)
    {
        state.ApiKeys.Remove(Find(call));
        return new Reply(204);
    }

    private ApiKeyEntity Find(Call call) => state.FindApiKey(call.Path("userSid"), call.Path("id"));

    /// <summary>Settings that are left out stay; what the real service does is not documented.</summary>
    private static void ReadSettings(JsonObject body, ApiKeyEntity key)
    {
        if (body.ContainsKey("expiryTimeMsecs"))
            key.ExpiryTimeMsecs = body.Whole("expiryTimeMsecs");
        key.IsActive = body.Flag("isActive", otherwise: key.IsActive);
    }

    private Reply List(Call call, Func<ApiKeyEntity, bool> isWanted)
    {
        var now = state.Now;
        var keys = state.ApiKeys
            .Where(isWanted)
            .Where(key => call.QueryList("ids").Accepts(key.Id))
            .Where(key => call.QueryFlag("isActive") is not { } active || key.IsActive == active)
            .Where(key => call.QueryFlag("isExpired") is not { } expired || key.IsExpired(now) == expired);
        return Reply.WithJson(200, new JsonObject { ["apiKeys"] = keys.Select(key => key.ToJson(now)).ToJsonArray() });
    }
}
