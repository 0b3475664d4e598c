using System.Net;
using System.Net.Http.Json;

namespace CloudMgmt.Core.Tests;

/// <summary>A service in memory that hands out sessions at <c>POST /login</c> and accepts those it did not revoke.</summary>
internal sealed class LoginServer
{
    private TaskCompletionSource _loginOpen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _revoked = [];
    private readonly Dictionary<string, Task> _held = [];
    private readonly SemaphoreSlim _loginArrived = new(0);
    private int _sessions;

    public LoginServer(bool loginOpen = true)
    {
        Handler = new RecordingHandler(AnswerAsync);
        if (loginOpen)
            OpenLogin();
    }

    public RecordingHandler Handler { get; }

    public int LoginFailures { get; set; }

    public int Lifetime { get; init; } = 600;

    /// <summary>How a login is answered, in place of a session.</summary>
    public Func<HttpResponseMessage>? LoginAnswer { get; set; }

    public IEnumerable<Sent> Logins => Handler.Requests.Where(r => r.Target.EndsWith("/login", StringComparison.Ordinal));

    public IEnumerable<Sent> Calls => Handler.Requests.Except(Logins);

    public IEnumerable<string?> SessionsUsed => Calls.Select(r => r.Header("session-id"));

    public void OpenLogin() => _loginOpen.TrySetResult();

    /// <summary>Waits for the next login; each is given once.</summary>
    public Task LoginArrivedAsync(CancellationToken stop) => _loginArrived.WaitAsync(stop);

    public void CloseLogin() => _loginOpen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers calls whose path ends so only once the task has ended.</summary>
    public void Hold(string pathEnd, Task released) => _held[pathEnd] = released;

    public void Revoke(params string[] sessions) => _revoked.UnionWith(sessions);

    public TestClient CreateClient(Credential credential, TimeProvider? time = null, Action<TestClientOptions>? configure = null)
        => TestClient.For(Wire.Url, o =>
        {
            (o.HttpMessageHandler, o.Credential, o.TimeProvider) = (Handler, credential, time ?? new ManualTimeProvider());
            configure?.Invoke(o);
        });

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_held.TryGetValue(request.RequestUri!.Segments[^1], out var released))
            await released.WaitAsync(cancellationToken);
        if (!request.RequestUri!.AbsolutePath.EndsWith("/login", StringComparison.Ordinal))
        {
            return Answer(
                _revoked.Contains(request.Headers.GetValues("session-id").Single()) ? HttpStatusCode.Unauthorized : HttpStatusCode.OK,
                new { name = "x" });
        }

        _loginArrived.Release();
        await _loginOpen.Task.WaitAsync(cancellationToken);
        if (LoginAnswer is { } answer)
            return answer();
        return LoginFailures-- > 0
            ? Answer(HttpStatusCode.Forbidden, new { code = "locked" })
            : Answer(HttpStatusCode.OK, new { id = $"s{Interlocked.Increment(ref _sessions)}", lifetime = Lifetime });
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, object body) => new(status) { Content = JsonContent.Create(body) };
}
