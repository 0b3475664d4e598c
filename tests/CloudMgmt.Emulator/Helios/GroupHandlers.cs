using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Helios;

internal sealed class GroupHandlers(HeliosState state)
{
    public Reply GetGroups(Call call) => List(200, state.Groups.Where(group => Fits(call, group)));

    public Reply GetGroup(Call call) => Reply.WithJson(200, state.FindGroup(call.Path("sid")));

    public Reply CreateGroups(Call call)
    {
        var requests = call.BodyArray.OfType<JsonObject>().ToArray();
        HeliosState.RequireNew("group", "name", state.Groups, requests);
        foreach (var request in requests)
            state.RequireRoles(request);
        return List(201, requests.Select(Create).ToArray());
    }

    /// <summary>Settings that are left out stay; what the real service does is not documented.</summary>
    public Reply UpdateGroup(Call call)
    {
        var group = state.FindGroup(call.Path("sid"));
        state.RequireRoles(call.BodyObject);
        foreach (var (name, value) in call.BodyObject)
            group[name] = value?.DeepClone();
        group["lastUpdatedTimeMsecs"] = state.Now;
        return Reply.WithJson(200, group);
    }

    public Reply DeleteGroup(Call call)
    {
        state.RemoveGroups([state.FindGroup(call.Path("sid")).Text("sid")!]);
        return new Reply(204);
    }

    /// <summary>Groups that are gone already are no error, so that a repeat is harmless.</summary>
    public Reply DeleteGroups(Call call)
    {
        state.RemoveGroups(call.BodyObject.Texts("sids"));
        return new Reply(204);
    }

    /// <summary>A group has no owning tenant but gives tenants access, so includeTenants does not bear on it.</summary>
    private static bool Fits(Call call, JsonObject group)
        => call.FitsCommon(group)
        && call.QueryList("names").AcceptsName(group.Text("name")!, call.QueryFlag("matchPartialNames") == true)
        && call.QueryList("tenantIds").AcceptsAny(group.Texts("tenantIds"));

    private JsonObject Create(JsonObject request)
    {
        var group = (JsonObject)request.DeepClone();
        state.AddGroup(group);
        return group;
    }

    private static Reply List(int statusCode, IEnumerable<JsonObject> groups)
        => Reply.WithJson(statusCode, new JsonObject { ["groups"] = groups.ToJsonArray() });
}
