namespace CloudMgmt.Benchmarks;

internal sealed class HandWrittenUsers
{
    public List<HandWrittenUser>? Users { get; set; }
}

internal sealed class HandWrittenUser
{
    public string? Description { get; set; }

    public long? EffectiveTimeMsecs { get; set; }

    public long? ExpiryTimeMsecs { get; set; }

    public bool? Locked { get; set; }

    public bool? Restricted { get; set; }

    public List<string>? Roles { get; set; }

    public long? CreatedTimeMsecs { get; set; }

    public string? Domain { get; set; }

    public bool? ForcePasswordChange { get; set; }

    public long? LastLoginTimeMsecs { get; set; }

    public long? LastUpdatedTimeMsecs { get; set; }

    public HandWrittenLocalUser? LocalUserParams { get; set; }

    public string? LockedReason { get; set; }

    public List<string>? OtherGroups { get; set; }

    public string? PrimaryGroup { get; set; }

    public HandWrittenS3Account? S3AccountParams { get; set; }

    public string? Sid { get; set; }

    public string? TenantId { get; set; }

    public string? Username { get; set; }
}

internal sealed class HandWrittenLocalUser
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}

internal sealed class HandWrittenS3Account
{
    public string? S3AccessKeyId { get; set; }

    public string? S3AccountId { get; set; }
}

internal sealed class HandWrittenNewUser
{
    public string? Description { get; set; }

    public string? Domain { get; set; }

    public HandWrittenLocalUser? LocalUserParams { get; set; }

    public List<string>? Roles { get; set; }

    public string? Username { get; set; }
}

internal sealed record HandWrittenAuditLogRow(
    DateTimeOffset Timestamp,
    string? Username,
    string? EventName,
    string? Description,
    string? JobId,
    string? ParticipatingMachines,
    string? ChangedFields);
