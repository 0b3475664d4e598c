using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.Helios;

internal sealed class HeliosState(TimeProvider clock)
{
    public TimeProvider Clock { get; } = clock;

    public IdSource Ids { get; } = new("Helios");

    public List<UserEntity> Users { get; } = [];

    public List<JsonObject> Groups { get; } = [];

    public List<ApiKeyEntity> ApiKeys { get; } = [];

    public List<SessionEntity> Sessions { get; } = [];

    public List<JsonObject> TenantAccesses { get; } = [];

    /// <summary>The assigned sources by the SID of a user or group.</summary>
    public Dictionary<string, JsonObject> Sources { get; } = [];

    public long Now => Clock.NowMilliseconds();

    public string NewSid() => $"S-1-100-21-4242-{Ids.NextNumber()}";

    public UserEntity FindUser(string sid) => Users.Find(user => user.Sid == sid) ?? throw Unknown("user", sid);

    public JsonObject FindGroup(string sid) => Groups.Find(group => group.Text("sid") == sid) ?? throw Unknown("group", sid);

    public ApiKeyEntity FindApiKey(string userSid, string id)
        => ApiKeys.Find(key => key.UserSid == FindUser(userSid).Sid && key.Id == id) ?? throw Unknown("API key", id);

    public void RequirePrincipal(string sid)
    {
        if (!Users.Exists(user => user.Sid == sid) && !Groups.Exists(group => group.Text("sid") == sid))
            throw Unknown("security principal", sid);
    }

    public UserEntity AddUser(JsonObject json, string? password)
    {
        json["sid"] = NewSid();
        json["createdTimeMsecs"] = Now;
        json["lastUpdatedTimeMsecs"] = Now;
        json["lockedReason"] = LockedReason(json);
        var user = new UserEntity(json) { Password = password };
        Users.Add(user);
        return user;
    }

    public static string LockedReason(JsonObject user) => user.Flag("locked") ? "LockedByAdmin" : "NotLocked";

    public void AddGroup(JsonObject json)
    {
        json["sid"] = NewSid();
        json["createdTimeMsecs"] = Now;
        json["lastUpdatedTimeMsecs"] = Now;
        Groups.Add(json);
    }

    public ApiKeyEntity AddApiKey(string userSid, string createdByUserSid, string? name)
    {
        var key = new ApiKeyEntity
        {
            Id = Ids.NextGuid(),
            UserSid = userSid,
            CreatedByUserSid = createdByUserSid,
            CreatedTimeMsecs = Now,
            Value = Ids.NextGuid(),
            Name = name,
        };
        ApiKeys.Add(key);
        return key;
    }

    /// <summary>A user takes its keys, sessions and sources along.</summary>
    public void RemoveUsers(IReadOnlyCollection<string> sids)
    {
        Users.RemoveAll(user => sids.Contains(user.Sid));
        ApiKeys.RemoveAll(key => sids.Contains(key.UserSid));
        Sessions.RemoveAll(session => sids.Contains(session.UserSid));
        RemoveSources(sids);
    }

    public void RemoveGroups(IReadOnlyCollection<string> sids)
    {
        Groups.RemoveAll(group => sids.Contains(group.Text("sid")!));
        RemoveSources(sids);
    }

    private void RemoveSources(IEnumerable<string> sids)
    {
        foreach (var sid in sids)
            Sources.Remove(sid);
    }

    private static RefusalException Unknown(string kind, string id) => new(404, $"unknown {kind} {id}");
}
