using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Helios;

internal sealed class PrincipalHandlers(HeliosState state)
{
    public Reply GetPrincipals(Call call)
    {
        var users = state.Users.Select(user => Describe(user.Json, "username", "User"));
        var groups = state.Groups.Select(group => Describe(group, "name", "Group"));
        var found = users.Concat(groups).Where(principal => call.QueryList("sids").Accepts(principal.Text("sid")));
        return Reply.WithJson(200, new JsonObject { ["securityPrincipals"] = found.ToJsonArray() });
    }

    public Reply GetSources(Call call)
    {
        var sid = call.Path("sid");
        state.RequirePrincipal(sid);
        return Reply.WithJson(200, state.Sources.GetValueOrDefault(sid) ?? Normalize([]));
    }

    public Reply UpdateSources(Call call)
    {
        var sid = call.Path("sid");
        state.RequirePrincipal(sid);
        return Reply.WithJson(200, state.Sources[sid] = Normalize(call.BodyObject));
    }

    public Reply GetTenantAccess(Call call)
    {
        var found = state.TenantAccesses
            .Where(access => call.QueryList("tenantIds").Accepts(access.Text("tenantId")))
            .Where(access => access.Flag("isAccessActive") || call.QueryFlag("includeInactive") == true);
        return Reply.WithJson(200, new JsonObject { ["tenantAccesses"] = found.ToJsonArray() });
    }

    private static JsonObject Describe(JsonObject entry, string nameField, string objectClass) => new()
    {
        ["sid"] = entry.Text("sid"),
        ["principalName"] = entry.Text(nameField),
        ["fullName"] = entry.Text(nameField),
        ["domainName"] = entry.Text("domain"),
        ["objectClass"] = objectClass,
    };

    /// <summary>A list that is left out is empty; what the real service does is not documented.</summary>
    private static JsonObject Normalize(JsonObject sources) => new()
    {
        ["sourceIds"] = sources["sourceIds"]?.DeepClone() ?? new JsonArray(),
        ["viewIds"] = sources["viewIds"]?.DeepClone() ?? new JsonArray(),
    };
}
