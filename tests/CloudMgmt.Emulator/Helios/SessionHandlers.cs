using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Helios;

internal sealed class SessionHandlers(HeliosState state)
{
    /// <summary>The caller by API key or session, as long as the account has not expired.</summary>
    public string Authenticate(RecordedRequest request)
    {
        var sid = Find(request);
        return state.FindUser(sid).HasAccess(state.Now) ? sid : throw Unauthorized("the account of the user has expired");
    }

    private string Find(RecordedRequest request)
    {
        if (request.Headers.TryGetValue("apiKey", out var value))
            return FindKey(value)?.UserSid ?? throw Unauthorized("the API key is wrong, inactive or expired");
        if (request.Headers.TryGetValue("session-id", out var id))
            return state.Sessions.Find(session => session.Id == id)?.UserSid ?? throw Unauthorized("the session is unknown or over");
        throw Unauthorized("the header apiKey or session-id is missing");
    }

    public Reply CreateSession(Call call)
    {
        var user = FindUser(call.BodyObject);
        if (!user.MayLogIn(state.Now))
            throw Unauthorized("the user is locked, or the account is not in effect yet, or has expired");
        var session = new SessionEntity(state.Ids.NextSecret(), user.Sid);
        state.Sessions.Add(session);
        user.Json["lastLoginTimeMsecs"] = state.Now;
        return Reply.WithJson(201, new JsonObject { ["sessionId"] = session.Id });
    }

    public Reply CountSessions(Call call)
    {
        var wanted = call.QueryList("sids");
        var counts = state.Sessions.Where(session => wanted.Accepts(session.UserSid)).GroupBy(session => session.UserSid).ToArray();
        return Reply.WithJson(200, new JsonObject
        {
            ["totalSessionsCount"] = counts.Sum(sessions => sessions.Count()),
            ["sessionsPerUser"] = counts.Select(sessions => new JsonObject { ["sid"] = sessions.Key, ["sessionsCount"] = sessions.Count() })
                .ToJsonArray(),
        });
    }

    /// <summary>Without a SID all sessions of all users end.</summary>
    public Reply DeleteSessions(Call call)
    {
        var sid = call.Query("sid");
        if (sid is not null)
            state.FindUser(sid);
        state.Sessions.RemoveAll(session => sid is null || session.UserSid == sid);
        return new Reply(204);
    }

    private ApiKeyEntity? FindKey(string value)
        => state.ApiKeys.Find(key => key.Value == value && key.IsActive && !key.IsExpired(state.Now));

    private UserEntity FindUser(JsonObject login)
    {
        var user = state.Users.Find(candidate => candidate.IsNamed(login.Text("domain") ?? "LOCAL", login.Text("username")));
        return user?.Password is { } password && password == login.Text("password")
            ? user
            : throw Unauthorized("user name or password is wrong");
    }

    private static RefusalException Unauthorized(string message) => new(401, message);
}
