namespace CloudMgmt.Emulator.Tests.Support;

internal abstract class CloudEndureTest : EmulatorTest
{
    private (string Name, string Value)[] _session = [];

    protected string Project => $"/projects/{Server.CloudEndure.ProjectId}";

    [SetUp]
    public async Task LogInAsync()
        => _session = SessionOf(await LoginAsync(new { userApiToken = Server.CloudEndure.UserApiToken }));

    protected Task<Answer> LoginAsync(object body, string? baseUrl = null)
        => SendAsync("POST", (baseUrl ?? Server.CloudEndure.BaseUrl) + "/login", body);

    protected Task<Answer> CallAsync(string method, string path, object? body = null, params (string Name, string Value)[] headers)
        => SendAsync(method, Server.CloudEndure.BaseUrl + path, body, [.. _session, .. headers]);

    /// <summary>The cookie header and the XSRF header that a login leads to.</summary>
    protected static (string Name, string Value)[] SessionOf(Answer login)
    {
        var cookies = login.Expect(200).Headers["Set-Cookie"].Select(cookie => cookie.Split(';')[0]).ToArray();
        return
        [
            ("Cookie", cookies.Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal))),
            ("X-XSRF-TOKEN", cookies.Single(cookie => cookie.StartsWith("XSRF-TOKEN=", StringComparison.Ordinal))["XSRF-TOKEN=".Length..]),
        ];
    }
}
