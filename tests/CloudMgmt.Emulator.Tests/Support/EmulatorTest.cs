using System.Text;

namespace CloudMgmt.Emulator.Tests.Support;

/// <summary>A test with a server and a clock of its own, and a plain HTTP client without cookies and redirects.</summary>
internal abstract class EmulatorTest
{
    protected ManualTimeProvider Clock { get; private set; } = null!;

    protected CloudMgmtEmulator Server { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Clock = new ManualTimeProvider();
        Server = await CloudMgmtEmulator.StartAsync(CreateOptions());
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    }

    [TearDown]
    public async Task StopAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    protected virtual EmulatorOptions CreateOptions() => new() { TimeProvider = Clock };

    protected async Task<Answer> SendAsync(string method, string url, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url) { Content = ContentOf(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Text is sent as it is, HTTP content too, and all else as JSON.</summary>
    private static HttpContent? ContentOf(object? body) => body switch
    {
        null => null,
        HttpContent content => content,
        string text => new StringContent(text, Encoding.UTF8, "application/json"),
        _ => new StringContent(System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
    };
}
