using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;
using CloudMgmt.Emulator.State;

namespace CloudMgmt.Emulator.BimData;

internal sealed record UserEntity(int Id, string Email, string FirstName, string LastName, DateTimeOffset Created)
{
    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["email"] = Email,
        ["firstname"] = FirstName,
        ["lastname"] = LastName,
        ["created_at"] = Created.ToText(),
        ["updated_at"] = Created.ToText(),
    };
}

internal sealed class CloudEntity
{
    public required int Id { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; set; }

    /// <summary>Null if an app made the cloud.</summary>
    public UserEntity? Creator { get; init; }

    public long Size { get; set; }

    /// <summary>The members with their roles.</summary>
    public Dictionary<UserEntity, int> Members { get; } = [];

    public List<InvitationEntity> Invitations { get; } = [];

    public List<ProcessorEntity> Processors { get; } = [];

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["features"] = new JsonArray(new JsonObject { ["name"] = "viewer", ["viewer_url"] = null }),
        ["is_default"] = false,
        ["created_at"] = Created.ToText(),
        ["updated_at"] = Updated.ToText(),
    };
}

internal sealed record InvitationEntity(int Id, string Email, string RedirectUri, int Role)
{
    public JsonObject ToJson() => new() { ["id"] = Id, ["email"] = Email, ["redirect_uri"] = RedirectUri, ["role"] = Role };
}

internal sealed class ProcessorEntity
{
    public required int Id { get; init; }

    public required string Name { get; set; }

    public List<long> Parents { get; } = [];

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["parent_processors"] = Parents.Select(parent => (JsonNode)JsonValue.Create(parent)).ToJsonArray(),
    };
}

/// <summary>The roles in a cloud.</summary>
internal static class Roles
{
    public const int Administrator = 100;
    public const int User = 50;
}
