using Case = CloudMgmt.TestSupport.Apis.RequestCase<CloudMgmt.CloudEndure.ICloudEndureClient>;

namespace CloudMgmt.CloudEndure.Tests;

/// <summary>The requests of each operation.</summary>
internal static class CloudEndureRequests
{
    private static readonly DateTimeOffset From = new(2020, 1, 24, 21, 7, 56, TimeSpan.FromHours(2));
    private static readonly DateTimeOffset To = new(2020, 2, 1, 0, 0, 0, 250, TimeSpan.Zero);

    public static IReadOnlyList<Case> All { get; } =
    [
        new("RequestAccountAccess with all parameters",
            client => client.RequestAccountAccessAsync("a/b c,ü", "jürgen+ops@example.com", new() { Headers = { ["X-Trace"] = "t1" } }),
            "GET /accounts/a%2Fb%20c%2C%C3%BC/access?username=j%C3%BCrgen%2Bops%40example.com"),
        new("RequestAccountAccess with required parameters only",
            client => client.RequestAccountAccessAsync("0a1b", "owner"),
            "GET /accounts/0a1b/access?username=owner"),

        new("GetExtendedAccountInfo with all parameters",
            client => client.GetExtendedAccountInfoAsync(new() { Headers = { ["X-Trace"] = "t1", ["Accept-Language"] = "de, en;q=0.5" } }),
            "GET /extendedAccountInfo") { Headers = new() { ["Accept-Language"] = "de, en;q=0.5" } },
        new("GetExtendedAccountInfo without parameters", client => client.GetExtendedAccountInfoAsync(), "GET /extendedAccountInfo"),

        new("AssignProjectUsers with all parameters",
            client => client.AssignProjectUsersAsync(TwoProjects, new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /projects/assignUsers") { Body = TwoProjectsText },
        new("AssignProjectUsers with required parameters only",
            client => client.AssignProjectUsersAsync(new()),
            "POST /projects/assignUsers") { Body = "{}" },

        new("RemoveProjectUsers with all parameters",
            client => client.RemoveProjectUsersAsync(TwoProjects, new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /projects/removeUsers") { Body = TwoProjectsText },
        new("RemoveProjectUsers with required parameters only",
            client => client.RemoveProjectUsersAsync(new()),
            "POST /projects/removeUsers") { Body = "{}" },

        new("GetProjectAuditLog with all parameters",
            client => client.GetProjectAuditLogAsync(
                "p/1",
                new()
                {
                    Limit = 1500,
                    FromDateTime = From,
                    ToDateTime = To,
                    Format = AuditLogFormat.Json,
                    Headers = { ["X-Trace"] = "t1" },
                }),
            "GET /projects/p%2F1/auditLog?limit=1500&fromDateTime=2020-01-24T19%3A07%3A56Z&toDateTime=2020-02-01T00%3A00%3A00.25Z&format=json"),
        new(
            "GetProjectAuditLog with required parameters only",
            client => client.GetProjectAuditLogAsync("p-1"),
            "GET /projects/p-1/auditLog"),
        new("GetProjectAuditLog in a format that is not known yet",
            client => client.GetProjectAuditLogAsync("p-1", new() { Format = "xml & more" }),
            "GET /projects/p-1/auditLog?format=xml%20%26%20more"),

        Csv("DownloadProjectAuditLogCsv with all parameters",
            "p/1",
            new() { Limit = 0, FromDateTime = From, ToDateTime = To, Headers = { ["X-Trace"] = "t1" } },
            "GET /projects/p%2F1/auditLog?limit=0&fromDateTime=2020-01-24T19%3A07%3A56Z&toDateTime=2020-02-01T00%3A00%3A00.25Z&format=csv"),
        Csv("DownloadProjectAuditLogCsv with required parameters only", "p-1", null, "GET /projects/p-1/auditLog?format=csv"),
        Csv(
            "DownloadProjectAuditLogCsv in another format",
            "p-1",
            new() { Format = AuditLogFormat.Json },
            "GET /projects/p-1/auditLog?format=csv"),

        new("ForceMachineRescan with all parameters",
            client => client.ForceMachineRescanAsync("p 1", "m?1#2", new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /projects/p%201/machines/m%3F1%232/forceRescan"),
        new("ForceMachineRescan with required parameters only",
            client => client.ForceMachineRescanAsync("p-1", "m-1"),
            "POST /projects/p-1/machines/m-1/forceRescan"),

        new("GetProjectStorage with all parameters",
            client => client.GetProjectStorageAsync("東京/1", new() { Headers = { ["X-Trace"] = "t1" } }),
            "GET /projects/%E6%9D%B1%E4%BA%AC%2F1/storage"),
        new("GetProjectStorage with required parameters only", client => client.GetProjectStorageAsync("p-1"), "GET /projects/p-1/storage"),

        new("ReplaceApiToken with all parameters",
            client => client.ReplaceApiTokenAsync(new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /replaceApiToken"),
        new("ReplaceApiToken without parameters", client => client.ReplaceApiTokenAsync(), "POST /replaceApiToken"),

        new("SetPassword with all parameters",
            client => client.SetPasswordAsync(
                new() { Token = "fake-token", NewPassword = "fake \"Pässword\" \\ 1" },
                new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /setPassword") { Body = """{"token":"fake-token","newPassword":"fake \"Pässword\" \\ 1"}""" },
        new("SetPassword with required parameters only", client => client.SetPasswordAsync(new()), "POST /setPassword") { Body = "{}" },

        new("CreateUser with all parameters",
            client => client.CreateUserAsync(new() { Username = "jürgen+ops@example.com" }, new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /users") { Body = """{"username":"jürgen+ops@example.com"}""" },
        new("CreateUser with required parameters only",
            client => client.CreateUserAsync(new() { Username = "new@example.com" }),
            "POST /users") { Body = """{"username":"new@example.com"}""" },

        new("AssignUserRoles with all parameters",
            client => client.AssignUserRolesAsync(TwoUsers, new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /users/assignRoles") { Body = TwoUsersText },
        new(
            "AssignUserRoles with required parameters only",
            client => client.AssignUserRolesAsync(new()),
            "POST /users/assignRoles") { Body = "{}" },
        new("AssignUserRoles with a role that is not known yet",
            client => client.AssignUserRolesAsync(new() { Items = [new() { UserId = "u-1", Roles = ["ROLE_OF_TOMORROW"] }] }),
            "POST /users/assignRoles") { Body = """{"items":[{"userId":"u-1","roles":["ROLE_OF_TOMORROW"]}]}""" },

        new("RevokeUserRoles with all parameters",
            client => client.RevokeUserRolesAsync(TwoUsers, new() { Headers = { ["X-Trace"] = "t1" } }),
            "POST /users/revokeRoles") { Body = TwoUsersText },
        new(
            "RevokeUserRoles with required parameters only",
            client => client.RevokeUserRolesAsync(new()),
            "POST /users/revokeRoles") { Body = "{}" },
        new("RevokeUserRoles with a role that is not known yet",
            client => client.RevokeUserRolesAsync(new() { Items = [new() { UserId = "u-1", Roles = ["ROLE_OF_TOMORROW"] }] }),
            "POST /users/revokeRoles") { Body = """{"items":[{"userId":"u-1","roles":["ROLE_OF_TOMORROW"]}]}""" },
    ];

    private const string TwoProjectsText =
        """{"items":[{"projectId":"p-1","userIDs":["u-1","u-2"]},{"projectId":"Zürich \"east\"","userIDs":[]}]}""";

    private const string TwoUsersText = """
        {"items":[{"userId":"u-1","roles":["USER","ACCOUNT_ADMIN","GLOBAL_READONLY","MANAGER"]},
        {"userId":"u-2","roles":[]}]}
        """;

    private static ProjectsAndUsers TwoProjects => new()
    {
        Items = [new() { ProjectId = "p-1", UserIDs = ["u-1", "u-2"] }, new() { ProjectId = "Zürich \"east\"", UserIDs = [] }],
    };

    private static UsersAndRoles TwoUsers => new()
    {
        Items =
        [
            new()
            {
                UserId = "u-1",
                Roles = [
                    AssignableUserRole.User, AssignableUserRole.AccountAdmin, AssignableUserRole.GlobalReadonly, AssignableUserRole.Manager,
                ],
            },
            new() { UserId = "u-2", Roles = [] },
        ],
    };

    // The same operation in another media type, whatever format the options ask for.
    private static Case Csv(string name, string projectId, GetProjectAuditLogOptions? options, string line)
        => new(name, async client => (await client.DownloadProjectAuditLogCsvAsync(projectId, options)).Dispose(), line)
        {
            OperationId = "GetProjectAuditLog",
            Headers = new() { ["Accept"] = "text/csv" },
        };
}
