namespace CloudMgmt.ContractDiff.Tests.Mutations;

/// <param name="Path">The path in the spec.</param>
/// <param name="Method">The method in lower case.</param>
internal sealed record OperationTarget(string Path, string Method);

/// <param name="Schema">A schema of the components.</param>
/// <param name="Name">One of its properties.</param>
internal sealed record PropertyTarget(string Schema, string Name);

/// <summary>Where a spec has what the mutations are about.</summary>
internal sealed record Targets
{
    private const string Key = "/users/{userSid}/api-keys/{id}";
    private const string Member = "/cloud/{cloud_pk}/user/{id}";

    public static IReadOnlyList<Targets> All { get; } =
    [
        new()
        {
            Api = "helios",
            Read = new(Key, "get"),
            TwoTexts = new(Key, "get"),
            Nothing = new(Key, "delete"),
            Write = new(Key, "put"),
            Answer = "UserAPIKey",
            Body = "CreateOrUpdateAPIKeyRequest",
            Text = new("UserAPIKey", "userSid"),
            Number = new("UserAPIKey", "createdTimeMsecs"),
            List = new("TenantAccess", "roles"),
            SentText = new("LocalUserParams", "email"),
            SentList = new("DeleteUsersRequest", "sids"),
            SentEnum = "OtpType",
            ReceivedEnum = "TenantStatus",
            EnumProperty = new("TenantAccess", "tenantStatus"),
            PathParameter = ("userSid", "owner"),
        },
        new()
        {
            Api = "bimdata",
            Read = new(Member, "get"),
            TwoTexts = new(Member, "get"),
            Nothing = new(Member, "delete"),
            Write = new("/cloud/{cloud_pk}/processor/{id}", "patch"),
            Answer = "User",
            Body = "ProcessorPatch",
            Text = new("User", "company"),
            Number = new("User", "id"),
            List = new("Cloud", "features"),
            SentText = new("ProcessorPatch", "name"),
            SentList = new("ProcessorPatch", "parent_processors"),
            SentEnum = "CloudRole",
            ReceivedEnum = "ProjectStatus",
            EnumProperty = new("Project", "status"),
            PathParameter = ("cloud_pk", "cloud"),
        },
        new()
        {
            Api = "cloudendure",
            Read = new("/projects/{projectId}/storage", "get"),
            TwoTexts = new("/projects/{projectId}/machines/{machineId}/forceRescan", "post"),
            Nothing = new("/projects/{projectId}/machines/{machineId}/forceRescan", "post"),
            Write = new("/users", "post"),
            Answer = "ProjectStorage",
            Body = "CreateUserRequest",
            Text = new("ProjectStorage", "projectId"),
            Number = new("ProjectStorage", "pointsInTimeTotalBytes"),
            List = new("UserNotificationSettings", "projectIDs"),
            SentText = new("ProjectUsers", "projectId"),
            SentList = new("ProjectUsers", "userIDs"),
            SentEnum = "AuditLogFormat",
            ReceivedEnum = "UserStatus",
            EnumProperty = new("User", "status"),
            PathParameter = ("projectId", "project"),
        },
    ];

    public required string Api { get; init; }

    /// <summary>Gives <see cref="Answer"/>.</summary>
    public required OperationTarget Read { get; init; }

    /// <summary>Takes two texts in its path.</summary>
    public required OperationTarget TwoTexts { get; init; }

    /// <summary>Gives nothing.</summary>
    public required OperationTarget Nothing { get; init; }

    /// <summary>Takes <see cref="Body"/>.</summary>
    public required OperationTarget Write { get; init; }

    /// <summary>An object that is only received.</summary>
    public required string Answer { get; init; }

    /// <summary>An object that is only sent.</summary>
    public required string Body { get; init; }

    /// <summary>A text of <see cref="Answer"/>.</summary>
    public required PropertyTarget Text { get; init; }

    /// <summary>An integer of 64 bits of <see cref="Answer"/>.</summary>
    public required PropertyTarget Number { get; init; }

    /// <summary>A list that is received.</summary>
    public required PropertyTarget List { get; init; }

    /// <summary>A text that is only sent.</summary>
    public required PropertyTarget SentText { get; init; }

    /// <summary>A list that is only sent.</summary>
    public required PropertyTarget SentList { get; init; }

    /// <summary>An enumeration that is sent.</summary>
    public required string SentEnum { get; init; }

    /// <summary>An enumeration that is only received, in <see cref="EnumProperty"/>.</summary>
    public required string ReceivedEnum { get; init; }

    public required PropertyTarget EnumProperty { get; init; }

    /// <summary>A parameter of the path of <see cref="Read"/>, and another name for it.</summary>
    public required (string Name, string NewName) PathParameter { get; init; }
}
