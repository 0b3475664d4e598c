using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.BimData;

/// <summary>How answers look: as the vendor's newer clients demand, or as the reference document of 2019 says.</summary>
internal sealed class BimDataForm(bool isOf2019)
{
    private const long SubscribedSize = 1_099_511_627_776;

    private static readonly IReadOnlySet<string> Newer = new HashSet<string>
    {
        "marketplace_apps", "organization", "organization_id", "creator_app", "image",
        "provider", "sub", "profile_picture", "in_all_projects", "project_role", "description", "main_model_id",
    };

    private static readonly Dictionary<string, Func<string, string, StringComparison, bool>> EmailFilters = new()
    {
        ["email"] = string.Equals,
        ["email__contains"] = (email, part, comparison) => email.Contains(part, comparison),
        ["email__startswith"] = (email, part, comparison) => email.StartsWith(part, comparison),
        ["email__endswith"] = (email, part, comparison) => email.EndsWith(part, comparison),
    };

    /// <summary>What newer clients exchange and the specification leaves out.</summary>
    public IReadOnlySet<string> Undocumented { get; } = isOf2019 ? new HashSet<string>() : Newer;

    public JsonNode Size(long bytes) => isOf2019 ? JsonValue.Create(bytes) : new JsonObject
    {
        ["managed_by"] = "BIMDATA_PLATFORM",
        ["role"] = Roles.Administrator,
        ["total_size"] = bytes,
        ["total_size_available"] = SubscribedSize,
        ["remaining_total_size"] = SubscribedSize - bytes,
        ["remaining_total_size_percent"] = Math.Round(100.0 * (SubscribedSize - bytes) / SubscribedSize, 2),
    };

    public JsonObject Cloud(CloudEntity cloud)
    {
        var json = cloud.ToJson();
        if (cloud.Creator is not null)
            json["creator"] = User(cloud.Creator, role: null);
        if (isOf2019)
            return json;
        json["creator"] ??= null;
        json["creator_app"] = cloud.Creator is null ? BimDataSeed.ClientId : null;
        json["image"] = null;
        json["organization"] = new JsonObject
        {
            ["id"] = 1,
            ["name"] = "Emulated organisation",
            ["is_personnal"] = false,
            ["logo"] = null,
            ["created_at"] = cloud.Created.ToText(),
            ["updated_at"] = cloud.Created.ToText(),
        };
        json["marketplace_apps"] = new JsonArray(new JsonObject
        {
            ["id"] = 1,
            ["name"] = "Emulated app",
            ["viewer_plugins_urls"] = new JsonArray(),
            ["file"] = null,
            ["organization"] = new JsonObject { ["id"] = 1, ["name"] = "Emulated organisation", ["logo"] = null },
            ["images"] = new JsonArray(),
        });
        return json;
    }

    public JsonObject Project(int id, CloudEntity cloud, int rootFolderId, DateTimeOffset now)
    {
        var json = new JsonObject
        {
            ["id"] = id,
            ["name"] = "Demo",
            ["cloud"] = Cloud(cloud),
            ["status"] = "A",
            ["logo"] = null,
            ["root_folder_id"] = isOf2019 ? JsonValue.Create($"{rootFolderId}") : JsonValue.Create(rootFolderId),
            ["created_at"] = now.ToText(),
            ["updated_at"] = now.ToText(),
        };
        if (isOf2019)
            json["parent_id"] = null;
        else
            (json["description"], json["main_model_id"]) = (null, null);
        return json;
    }

    /// <param name="user">The user.</param>
    /// <param name="role">The role in the cloud; null where the user is not seen as a member.</param>
    public JsonObject User(UserEntity user, int? role)
    {
        var json = user.ToJson();
        if (role is not null || !isOf2019)
            json["cloud_role"] = role;
        if (isOf2019)
        {
            json["company"] = "";
            return json;
        }

        json["project_role"] = null;
        json["in_all_projects"] = role == Roles.Administrator;
        json["provider"] = "BIMDataConnect";
        json["sub"] = $"00000000-0000-4000-8000-{user.Id:D12}";
        json["profile_picture"] = null;
        return json;
    }

    /// <summary>Whether an operation takes a query parameter that the specification leaves out.</summary>
    public bool Takes(string operationId, string parameter)
        => !isOf2019 && operationId == "GetCloudUsers" && EmailFilters.ContainsKey(parameter);

    /// <summary>Whether a user passes the filters by email, if there are any.</summary>
    public bool IsWanted(UserEntity user, RawQuery query)
        => isOf2019
            || EmailFilters.All(
                filter => query.ValuesOf(filter.Key)
                    .All(value => filter.Value(user.Email, RawQuery.Decode(value), StringComparison.OrdinalIgnoreCase)));

    /// <summary>The role of an invited person, given the one that the request asks for.</summary>
    public int Role(long? wanted) => isOf2019 || wanted is null ? Roles.Administrator : (int)wanted;

    public JsonObject Invitation(InvitationEntity invitation)
    {
        var json = invitation.ToJson();
        if (!isOf2019)
            (json["project_role"], json["in_all_projects"]) = (null, false);
        return json;
    }
}
