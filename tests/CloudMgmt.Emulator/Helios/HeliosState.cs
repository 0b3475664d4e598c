using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.Helios;

internal sealed class HeliosState(TimeProvider clock)
{
    public TimeProvider Clock { get; } = clock;

    public IdSource Ids { get; } = new("Helios");

    /// <summary>The names of the roles that can be given; public sources have those that are there from the start.</summary>
    public HashSet<string> Roles { get; } =
        ["COHESITY_ADMIN", "COHESITY_DATA_SECURITY", "COHESITY_OPERATOR", "COHESITY_SUPER_ADMIN", "COHESITY_VIEWER"];

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

    /// <summary>Refuses all requests of a call if one of them is for a role that does not exist.</summary>
    public void RequireRoles(JsonObject request)
    {
        if (request.Texts("roles").FirstOrDefault(role => !Roles.Contains(role)) is { } unknown)
            throw new RefusalException(400, $"role {unknown} does not exist");
    }

    /// <summary>Refuses all requests of a call if one of them has the name of an entry that is there, or of one before it.</summary>
    public static void RequireNew(string kind, string nameField, IEnumerable<JsonObject> present, IEnumerable<JsonObject> requests)
    {
        var names = present.Select(Name).ToHashSet();
        if (requests.FirstOrDefault(request => !names.Add(Name(request))) is { } second)
            throw new RefusalException(409, $"{kind} {second.Text(nameField)} exists already in {second.Text("domain")}");

        (string?, string?) Name(JsonObject entry) => (entry.Text("domain")?.ToUpperInvariant(), entry.Text(nameField)?.ToUpperInvariant());
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
