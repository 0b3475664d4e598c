using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.CloudEndure;

internal sealed class UserEntity
{
    public required string Id { get; init; }

    public required string Username { get; init; }

    public required string AccountId { get; init; }

    public string Status { get; set; } = "PENDING";

    public string? Password { get; set; }

    public string? ApiToken { get; set; }

    public SortedSet<string> Roles { get; } = ["USER"];

    public bool IsAdministrator => Roles.Contains("ACCOUNT_OWNER") || Roles.Contains("ACCOUNT_ADMIN");

    /// <summary>The user as anybody sees it; only the user itself also sees its API token.</summary>
    public JsonObject ToJson() => new()
    {
        ["username"] = Username,
        ["status"] = Status,
        ["account"] = AccountId,
        ["roles"] = Roles.ToJsonArray(),
        ["settings"] = new JsonObject { ["sendNotifications"] = new JsonObject { ["projectIDs"] = new JsonArray() } },
        ["hasPassword"] = Password is not null,
        ["termsAccepted"] = Status == "CONFIRMED",
        ["id"] = Id,
        ["selfLink"] = $"/users/{Id}",
    };

    public JsonObject ToOwnJson()
    {
        var json = ToJson();
        if (ApiToken is not null)
            json["apiToken"] = ApiToken;
        return json;
    }
}

internal sealed class ProjectEntity
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string ReplicationConfigurationId { get; init; }

    public required string TargetCloudId { get; init; }

    /// <summary>Storage figures exist for projects that replicate into vCenter only.</summary>
    public required bool IsVCenter { get; init; }

    public SortedSet<string> UserIds { get; } = [];

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["type"] = "DR",
        ["targetCloudId"] = TargetCloudId,
        ["replicationConfiguration"] = ReplicationConfigurationId,
        ["replicationReversed"] = false,
        ["usersIDs"] = UserIds.ToJsonArray(),
        ["features"] = new JsonObject { ["pit"] = true, ["isDemo"] = false },
    };
}

internal sealed record MachineEntity(string Id, string ProjectId, string Name, bool CanBeRescanned)
{
    public JsonObject ToAuditJson() => new()
    {
        ["machineCloudEndureId"] = Id,
        ["machineCloudName"] = Name,
        ["machineCloudId"] = $"i-{Id[..8]}",
    };
}

/// <param name="Id">The value of the session cookie.</param>
/// <param name="XsrfToken">The value of the XSRF-TOKEN cookie, quotes included.</param>
/// <param name="UserId">Who logged in.</param>
/// <param name="Endpoint">Where; a session is not known to another endpoint.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record SessionEntity(string Id, string XsrfToken, string UserId, string Endpoint, DateTimeOffset Expires);

/// <summary>A token that was sent by email and works once.</summary>
internal sealed record MailedToken(string Value, string UserId, DateTimeOffset Expires);
