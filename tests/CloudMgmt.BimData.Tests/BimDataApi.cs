using CloudMgmt.TestSupport.Apis;
using Moq;

namespace CloudMgmt.BimData.Tests;

/// <summary>What the shared tests have to know of BIMData.</summary>
internal sealed class BimDataApi : IApi
{
    public static string Name => "bimdata";

    public static Type Client => typeof(IBimDataClient);

    public static IReadOnlyList<RequestCase> Requests => BimDataRequests.All;

    public static IReadOnlyList<string> Repeatable { get; } = ["UpdateCloud", "UpdateCloudProcessor", "UpdateCloudUser"];

    public static Type Error => typeof(Error);

    public static IReadOnlyList<(string Body, string Text)> Errors { get; } =
    [
        ("""{"detail":"Some text."}""", "Some text."),
        ("""{"detail":null,"code":7}""", ""),
        ("""{"detail":"one\r\ntwo"}""", "one  two"),
        ("{}", ""),
    ];

    public static IReadOnlyList<(string OperationId, string Body, string Place)> Misplaced { get; } =
    [
        ("GetClouds", "[\n{\"id\":\"SECRET\"}]", "[0].id', line 2"),
        ("CreateCloud", """{"name":{"value":"SECRET"}}""", "name"),
    ];

    public static IReadOnlyList<string> SecretProperties => [];

    public static IReadOnlyList<CredentialCase> Credentials { get; } =
    [
        new("access token", BimDataCredential.FromAccessToken, "Authorization: Bearer SECRET")
        {
            FromCallback = BimDataCredential.FromAccessToken,
        },
        new("API key", BimDataCredential.FromApiKey, "Authorization: ApiKey SECRET"),
        new("client secret", secret => BimDataCredential.FromClientCredentials("app", secret)),
    ];

    public static IReadOnlyList<LoginCase> Logins { get; } =
    [
        new("client secret", (server, wrong) => BimDataCredential.FromClientCredentials(
            server.BimData.ClientId, wrong ?? server.BimData.ClientSecret, tokenUrl: new Uri(server.BimData.TokenUrl)))
        {
            OperationId = "Token",
            Title = "GetAccessToken (POST /bimdata-iam/token)",
            Error = typeof(ApiException<TokenError>),
            Header = "Authorization",
            Empty = [(200, "{}"), (200, """{"access_token":null}"""), (200, """{"access_token":""}""")],
            Lacking = "there is no access token",
            EndAsync = (server, _) =>
            {
                server.BimData.ExpireTokens();
                return Task.CompletedTask;
            },
        },
    ];

    public static string Prefix => "BIMDATA_";

    public static IReadOnlyList<(string Variables, string Message)> WrongVariables { get; } =
    [
        ("", "BIMDATA_ACCESS_TOKEN, or BIMDATA_API_KEY, or BIMDATA_CLIENT_ID and BIMDATA_CLIENT_SECRET must be set."),
        ("CLIENT_ID", "BIMDATA_CLIENT_SECRET is missing; it goes with BIMDATA_CLIENT_ID."),
        ("ACCESS_TOKEN,API_KEY", "BIMDATA_ACCESS_TOKEN and BIMDATA_API_KEY exclude each other; set one of them."),
        ("API_KEY,CLIENT_SECRET", "BIMDATA_API_KEY and BIMDATA_CLIENT_SECRET exclude each other; set one of them."),
        ("API_KEY,SCOPES", "BIMDATA_SCOPES has no effect without BIMDATA_CLIENT_ID."),
        ("ACCESS_TOKEN,TOKEN_URL", "BIMDATA_TOKEN_URL has no effect without BIMDATA_CLIENT_ID."),
        ("CLIENT_ID,CLIENT_SECRET,TOKEN_URL", "BIMDATA_TOKEN_URL must be an absolute http or https address."),
        ("CLIENT_ID,CLIENT_SECRET,TOKEN_URL=http://SECRET.test", "BIMDATA_TOKEN_URL must be an https address."),
        ("API_KEY,BASE_URL", "BIMDATA_BASE_URL must be an absolute http or https address."),
    ];

    public static string PublicUrl => "https://api.bimdata.io";

    public static ApiClientOptions CreateOptions() => new BimDataClientOptions();

    public static ApiClientOptions FromSettings(Func<string, string?> read) => BimDataClientOptions.FromSettings(read);

    public static ApiClientOptions FromEnvironment(Func<string, string?> read) => BimDataClientOptions.FromEnvironment(read);

    public static ApiClient CreateClient(ApiClientOptions options) => new BimDataClient((BimDataClientOptions)options);

    public static ApiClient CreateClient(string secret) => new BimDataClient(secret);

    public static Mock CreateMock(params object[] arguments) => new Mock<BimDataClient>(arguments) { CallBase = true };

    public static string BaseUrl(CloudMgmtEmulator server) => server.BimData.BaseUrl;

    public static Credential CreateCredential(CloudMgmtEmulator server) => BimDataCredential.FromAccessToken(server.BimData.AccessToken);

    public static IEnumerable<Dictionary<string, string>> Settings(CloudMgmtEmulator server) =>
    [
        new() { ["AccessToken"] = server.BimData.AccessToken },
        new() { ["ApiKey"] = server.BimData.ApiKey },
        new()
        {
            ["ClientId"] = server.BimData.ClientId,
            ["ClientSecret"] = server.BimData.ClientSecret,
            ["Scopes"] = "cloud:read org:manage",
            ["TokenUrl"] = server.BimData.TokenUrl,
        },
    ];
}
