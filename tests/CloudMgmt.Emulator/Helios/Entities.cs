using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Helios;

/// <param name="Json">The user as the API shows it.</param>
internal sealed record UserEntity(JsonObject Json)
{
    public string Sid => Json.Text("sid")!;

    public string? Password { get; set; }

    /// <summary>Whether the account has not expired.</summary>
    public bool HasAccess(long now) => !(Json.Whole("expiryTimeMsecs") <= now);

    /// <summary>Whether the user may log in by now.</summary>
    public bool MayLogIn(long now) => HasAccess(now) && !Json.Flag("locked") && !(Json.Whole("effectiveTimeMsecs") > now);

    public bool IsNamed(string? domain, string? name)
        => Filters.AreSame(Json.Text("domain"), domain) && Filters.AreSame(Json.Text("username"), name);
}

internal sealed class ApiKeyEntity
{
    public required string Id { get; init; }

    public required string UserSid { get; init; }

    public required string CreatedByUserSid { get; init; }

    public required long CreatedTimeMsecs { get; init; }

    public required string Value { get; set; }

    public string? Name { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>Null if the key never expires.</summary>
    public long? ExpiryTimeMsecs { get; set; }

    public long? LastRotatedTimeMsecs { get; set; }

    public bool IsExpired(long now) => ExpiryTimeMsecs <= now;

    /// <summary>The key without its value, which only its creation and rotation show.</summary>
    public JsonObject ToJson(long now) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["userSid"] = UserSid,
        ["createdByUserSid"] = CreatedByUserSid,
        ["createdTimeMsecs"] = CreatedTimeMsecs,
        ["expiryTimeMsecs"] = ExpiryTimeMsecs,
        ["lastRotatedTimeMsecs"] = LastRotatedTimeMsecs,
        ["isActive"] = IsActive,
        ["isExpired"] = IsExpired(now),
    };

    public JsonObject ToJsonWithValue(long now)
    {
        var json = ToJson(now);
        json["apiKey"] = Value;
        return json;
    }
}

internal sealed record SessionEntity(string Id, string UserSid);
