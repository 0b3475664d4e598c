using CloudMgmt.Core;

namespace CloudMgmt.Helios;

/// <summary>Logs in to a cluster that is addressed directly. How long a session lasts is not documented, so only a 401 renews it.</summary>
internal sealed class ClusterLogin(CreateUserSessionRequestParams login) : RenewableCredential
{
    private const string SessionHeader = "session-id";

    protected override IReadOnlyList<string> HeaderNames => [SessionHeader];

    protected override async Task<Lease> LogInAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("POST", "/users/sessions", "CreateSession")
            .JsonBody(login)
            .Returns<UserSession>("201")
            .Fails<Error>("default");
        var response = await context.SendAsync<UserSession>(request, null, cancellationToken).ConfigureAwait(false);
        var session = response.Body.SessionId is { Length: > 0 } given ? given : throw new ApiException(
            "CreateSession (POST /users/sessions) answered without a session id.",
            new ApiErrorInfo { StatusCode = response.StatusCode, Method = "POST", PathTemplate = "/users/sessions", OperationId = "CreateSession" });
        return new Lease(Authorization.Header(SessionHeader, session), DateTimeOffset.MaxValue);
    }
}
