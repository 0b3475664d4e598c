using CloudMgmt.Emulator.Pipeline;

namespace CloudMgmt.Emulator.CloudEndure;

/// <summary>Opens and recognises sessions: a cookie, and a header with the value of another cookie.</summary>
internal sealed class Sessions(CloudEndureState state)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public SessionEntity Open(UserEntity user, string endpoint)
    {
        // The real cookie is in double quotes and ends in an escaped newline.
        var session = new SessionEntity(
            state.Ids.NextSecret(), $"\"{state.Ids.NextSecret()[..43]}=\\012\"", user.Id, endpoint, state.Clock.GetUtcNow() + Lifetime);
        state.Sessions.Add(session);
        return session;
    }

    public SessionEntity Find(RecordedRequest request)
    {
        var id = Cookie(request, "session");
        var session = state.Sessions.Find(
            candidate => candidate.Id == id && candidate.Endpoint == CloudEndurePaths.EndpointOf(request.Path));
        if (session is null || session.Expires <= state.Clock.GetUtcNow())
            throw new RefusalException(401, "no session, or one that is over: log in first");
        var header = request.Headers.GetValueOrDefault("X-XSRF-TOKEN");
        if (header != session.XsrfToken && header != session.XsrfToken.Trim('"'))
            throw new RefusalException(403, "the header X-XSRF-TOKEN must have the value of the cookie XSRF-TOKEN");
        return session;
    }

    public void Close(SessionEntity session) => state.Sessions.Remove(session);

    private static string? Cookie(RecordedRequest request, string name) => request.Headers.GetValueOrDefault("Cookie", "")
        .Split(';', StringSplitOptions.TrimEntries)
        .Select(cookie => cookie.Split('=', 2))
        .FirstOrDefault(cookie => cookie[0] == name)?.ElementAtOrDefault(1);
}
