using CloudMgmt.TestSupport.Apis;
using Moq;

namespace CloudMgmt.CloudEndure.Tests;

/// <summary>What the shared tests have to know of CloudEndure.</summary>
internal sealed class CloudEndureApi : IApi
{
    public static string Name => "cloudendure";

    public static Type Client => typeof(ICloudEndureClient);

    public static IReadOnlyList<string> HandWritten { get; } =
    [
        nameof(ICloudEndureClient.DownloadProjectAuditLogCsvAsync),
        nameof(ICloudEndureClient.DownloadProjectAuditLogCsvWithResponseAsync),
        nameof(ICloudEndureClient.ReadProjectAuditLogCsvAsync),
        nameof(ICloudEndureClient.EnumerateProjectAuditLogAsync),
        nameof(ICloudEndureClient.ExportProjectAuditLogAsync),
    ];

    public static IReadOnlyList<RequestCase> Requests => CloudEndureRequests.All;

    public static IReadOnlyList<string> Anonymous { get; } = ["RequestAccountAccess", "SetPassword"];

    public static IReadOnlyList<string> Repeatable { get; }
        = ["AssignProjectUsers", "RemoveProjectUsers", "AssignUserRoles", "RevokeUserRoles"];

    public static Type Error => typeof(Error);

    public static IReadOnlyList<(string Body, string Text)> Errors { get; } =
    [
        ("""{"code":"SOME_CODE","message":"Some text."}""", "SOME_CODE: Some text."),
        ("""{"message":"Only text."}""", "Only text."),
        ("""{"code":"SOME_CODE"}""", "SOME_CODE"),
        ("""{"code":null,"message":null}""", ""),
        ("""{"message":"one\r\ntwo"}""", "one  two"),
        ("{}", ""),
    ];

    public static IReadOnlyList<(string OperationId, string Body, string Place)> Misplaced { get; } =
    [
        ("GetExtendedAccountInfo", "{\"account\":\n{\"maxProjectsAllowed\":\"SECRET\"}}", "account.maxProjectsAllowed', line 2"),
        ("CreateUser", """{"apiToken":{"value":"SECRET"}}""", "apiToken"),
        ("CreateUser", """{"hasPassword":"SECRET"}""", "hasPassword"),
        ("CreateUser", """{"roles":"SECRET"}""", "roles"),
        ("CreateUser", """{"apiToken":"SECRET","id":}""", "id"),
    ];

    public static IReadOnlyList<string> SecretProperties { get; } =
    [
        "ApiTokenReplacement.ApiToken",
        "Project.AgentInstallationToken",
        "ReplicationConfiguration.ProxyUrl",
        "SetPasswordRequest.NewPassword",
        "SetPasswordRequest.Token",
        "User.ApiToken",
    ];

    public static IReadOnlyList<CredentialCase> Credentials { get; } =
    [
        new("API token", secret => CloudEndureCredential.FromApiToken(secret)),
        new("name of a user", secret => CloudEndureCredential.FromPassword(secret, "password")),
        new("password", secret => CloudEndureCredential.FromPassword("user@example.com", secret)),
    ];

    public static IReadOnlyList<LoginCase> Logins { get; } =
    [
        Login("API token", (server, wrong) => CloudEndureCredential.FromApiToken(wrong ?? server.UserApiToken)),
        Login("password", (server, wrong) => CloudEndureCredential.FromPassword(server.Username, wrong ?? server.Password)),
    ];

    public static string Prefix => "CLOUDENDURE_";

    public static IReadOnlyList<(string Variables, string Message)> WrongVariables { get; } =
    [
        ("", "CLOUDENDURE_API_TOKEN, or CLOUDENDURE_USERNAME and CLOUDENDURE_PASSWORD must be set."),
        ("USERNAME", "CLOUDENDURE_PASSWORD is missing; it goes with CLOUDENDURE_USERNAME."),
        ("PASSWORD", "CLOUDENDURE_USERNAME is missing; it goes with CLOUDENDURE_PASSWORD."),
        ("API_TOKEN,PASSWORD", "CLOUDENDURE_API_TOKEN and CLOUDENDURE_PASSWORD exclude each other; set one of them."),
        ("API_TOKEN,BASE_URL", "CLOUDENDURE_BASE_URL must be an absolute http or https address."),
    ];

    public static string PublicUrl => "https://console.cloudendure.com/api/latest";

    public static ApiClientOptions CreateOptions() => new CloudEndureClientOptions();

    public static ApiClientOptions FromSettings(Func<string, string?> read) => CloudEndureClientOptions.FromSettings(read);

    public static ApiClientOptions FromEnvironment(Func<string, string?> read) => CloudEndureClientOptions.FromEnvironment(read);

    public static ApiClient CreateClient(ApiClientOptions options) => new CloudEndureClient((CloudEndureClientOptions)options);

    public static ApiClient CreateClient(string secret) => new CloudEndureClient(secret);

    public static Mock CreateMock(params object[] arguments) => new Mock<CloudEndureClient>(arguments) { CallBase = true };

    public static string BaseUrl(CloudMgmtEmulator server) => server.CloudEndure.BaseUrl;

    public static Credential CreateCredential(CloudMgmtEmulator server)
        => CloudEndureCredential.FromApiToken(server.CloudEndure.UserApiToken);

    public static IEnumerable<Dictionary<string, string>> Settings(CloudMgmtEmulator server) =>
    [
        new() { ["ApiToken"] = server.CloudEndure.UserApiToken },
        new() { ["Username"] = server.CloudEndure.MemberUsername, ["Password"] = server.CloudEndure.Password },
    ];

    // Asking for access tells nothing of accounts, and the projects and users of a change stand in its body.
    public static bool LooksUp(OperationRow row)
        => row.OperationId is "AssignProjectUsers" or "RemoveProjectUsers" or "AssignUserRoles" or "RevokeUserRoles"
            || row.Path.StartsWith("/projects/{", StringComparison.Ordinal);

    private static LoginCase Login(string name, Func<CloudEndureEmulator, string?, Credential> make)
        => new(name, (server, wrong) => make(server.CloudEndure, wrong))
        {
            OperationId = "Login",
            Title = "LogIn (POST /login)",
            Error = typeof(ApiException<Error>),
            Header = "X-XSRF-TOKEN",
            Empty = [(200, "{}")],
            Lacking = "there is no cookie 'session'",
            EndAsync = (server, _) =>
            {
                server.CloudEndure.ExpireSessions();
                return Task.CompletedTask;
            },
        };
}
