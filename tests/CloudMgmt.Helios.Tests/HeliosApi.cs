using CloudMgmt.Emulator;
using CloudMgmt.Helios.Tests.Requests;
using CloudMgmt.TestSupport.Apis;
using Moq;

namespace CloudMgmt.Helios.Tests;

/// <summary>What the shared tests have to know of Helios.</summary>
internal sealed class HeliosApi : IApi
{
    /// <summary>Both routing headers of the reference.</summary>
    public static Dictionary<string, string> Routed => new() { ["accessClusterId"] = "8888888888888888", ["regionId"] = "us east/1" };

    public static string Name => "helios";

    public static Type Client => typeof(IHeliosClient);

    public static IReadOnlyList<string> HandWritten { get; } =
        [nameof(IHeliosClient.ForCluster), nameof(IHeliosClient.ForRegion), nameof(IHeliosClient.ForTenant)];

    public static IReadOnlyList<RequestCase> Requests { get; } =
    [
        .. UserRequests.Cases,
        .. GroupRequests.Cases,
        .. ApiKeyRequests.Cases,
        .. SessionRequests.Cases,
        .. PrincipalRequests.Cases,
        .. TenantRequests.Cases,
    ];

    public static IReadOnlyList<string> Anonymous { get; } = ["CreateSession"];

    public static IReadOnlyList<string> Repeatable { get; } = ["DeleteGroups", "DeleteUsers"];

    public static Type Error => typeof(Error);

    public static IReadOnlyList<(string Body, string Text)> Errors { get; } =
    [
        ("""{"errorCode":"KValidationError","message":"Access denied","taskLogId":"task-7"}""", "KValidationError: Access denied"),
        ("""{"errorCode":null,"message":null,"taskLogId":null}""", ""),
        ("""{"message":"Access denied"}""", "Access denied"),
        ("""{"errorCode":"KInvalidError"}""", "KInvalidError"),
        ("""{"message":"one\r\ntwo"}""", "one  two"),
        ("{}", ""),
    ];

    public static IReadOnlyList<(string OperationId, string Body, string Place)> Misplaced { get; } =
    [
        ("GetUsers", "{\"users\":[\n{\"createdTimeMsecs\":\"SECRET\"}]}", "users[0].createdTimeMsecs', line 2"),
        ("CreateUserApiKey", """{"apiKey":"SECRET","isActive":"SECRET"}""", "isActive"),
        ("CreateUserApiKey", """{"apiKey":"SECRET","createdTimeMsecs":"SECRET"}""", "createdTimeMsecs"),
        ("CreateUserApiKey", """{"apiKey":SECRET}""", "apiKey"),
        ("CreateUserApiKey", "{\"apiKey\":\"SECRET", "apiKey"),
    ];

    public static IReadOnlyList<string> SecretProperties { get; } =
    [
        "CreateUserSessionRequestParams.Certificate",
        "CreateUserSessionRequestParams.OtpCode",
        "CreateUserSessionRequestParams.Password",
        "CreateUserSessionRequestParams.PrivateKey",
        "CreatedUserAPIKey.ApiKey",
        "LocalUserParams.Password",
        "LocalUserUpdateParams.CurrentPassword",
        "LocalUserUpdateParams.Password",
        "S3AccountParams.S3SecretKey",
        "SecretKeyEntity.SecretKey",
        "UserSession.SessionId",
    ];

    public static IReadOnlyList<CredentialCase> Credentials { get; } =
    [
        new("API key", HeliosCredential.FromApiKey, "apiKey: SECRET") { FromCallback = HeliosCredential.FromApiKey },
        new("session", HeliosCredential.FromSession, "session-id: SECRET"),
        new("password", secret => HeliosCredential.FromPassword("admin", secret)),
    ];

    public static IReadOnlyList<LoginCase> Logins { get; } =
    [
        new("password", (server, wrong) => HeliosCredential.FromPassword(server.Helios.AdminUsername, wrong ?? server.Helios.Password))
        {
            OperationId = "CreateSession",
            Title = "CreateSession (POST /users/sessions)",
            Error = typeof(ApiException<Error>),
            Header = "session-id",
            Empty = [(201, "{}"), (201, """{"sessionId":""}""")],
            Lacking = "there is no session id",
            EndAsync = (_, client) => ((IHeliosClient)client).DeleteSessionAsync(),
        },
    ];

    public static string Prefix => "HELIOS_";

    public static IReadOnlyList<(string Variables, string Message)> WrongVariables { get; } =
    [
        ("", "HELIOS_API_KEY must be set."),
        ("API_KEY=SECRET\r\n", "HELIOS_API_KEY has a character that a header cannot carry (line break, control, non-ASCII, or a space at an end)."),
        ("API_KEY,BASE_URL", "HELIOS_BASE_URL must be an absolute http or https address."),
        ("API_KEY,ACCESS_CLUSTER_ID", "HELIOS_ACCESS_CLUSTER_ID must be a whole number."),
    ];

    public static string PublicUrl => "https://helios.cohesity.com/v2";

    public static ApiClientOptions CreateOptions() => new HeliosClientOptions();

    public static ApiClientOptions FromSettings(Func<string, string?> read) => HeliosClientOptions.FromSettings(read);

    public static ApiClientOptions FromEnvironment(Func<string, string?> read) => HeliosClientOptions.FromEnvironment(read);

    public static ApiClient CreateClient(ApiClientOptions options) => new HeliosClient((HeliosClientOptions)options);

    public static ApiClient CreateClient(string secret) => new HeliosClient(secret);

    public static Mock CreateMock(params object[] arguments) => new Mock<HeliosClient>(arguments) { CallBase = true };

    public static string BaseUrl(CloudMgmtEmulator server) => server.Helios.BaseUrl;

    public static Credential CreateCredential(CloudMgmtEmulator server) => HeliosCredential.FromApiKey(server.Helios.ApiKey);

    public static IEnumerable<Dictionary<string, string>> Settings(CloudMgmtEmulator server)
        => [new() { ["ApiKey"] = server.Helios.ApiKey }];
}
