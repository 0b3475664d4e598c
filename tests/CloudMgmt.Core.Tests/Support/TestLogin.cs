using Newtonsoft.Json;

namespace CloudMgmt.Core.Tests;

/// <summary>A credential that logs in at <c>POST /login</c>, in the shape of those that the API packages write by hand.</summary>
internal sealed class TestLogin(string user = "user", bool inBackground = false) : RenewableCredential
{
    private int _logins;

    public int Logins => _logins;

    protected override bool RenewsInBackground => inBackground;

    protected override async Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _logins);
        var request = new ApiRequest("POST", "/login", "LogIn")
            .JsonBody(new { user })
            .Returns<Session>("200")
            .Fails<WidgetError>("default");
        var started = context.TimeProvider.GetUtcNow();
        var session = (await context.SendAsync<Session>(request, null, cancellationToken)).Body;
        return new Lease(Authorization.Header("session-id", session.Id!), started.AddSeconds(session.Lifetime));
    }

    private sealed class Session
    {
        [JsonProperty("id")]
        public string? Id { get; set; }

        [JsonProperty("lifetime")]
        public int Lifetime { get; set; } = 600;
    }
}
