using CloudMgmt.Core;

namespace CloudMgmt.Helios;

/// <summary>Logs in to a cluster that is addressed directly. How long a session lasts is not documented, so only a 401 renews it.</summary>
internal sealed class ClusterLogin(CreateUserSessionRequestParams login) : RenewableCredential
{
    private const string SessionHeader = "session-id";

    protected override IReadOnlyList<string> HeaderNames => [SessionHeader];

    protected override async Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var request = HeliosClient.CreateSessionRequest(login);
        var response = await context.SendAsync<UserSession>(request, null, cancellationToken).ConfigureAwait(false);
        var session = response.Body.SessionId is { Length: > 0 } given
            ? given
            : throw response.Unexpected("there is no session id");
        return new Lease(Authorization.Header(SessionHeader, session), DateTimeOffset.MaxValue);
    }
}
