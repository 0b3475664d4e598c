using CloudMgmt.Emulator.Pipeline;

namespace CloudMgmt.Emulator.CloudEndure;

internal sealed class LoginHandlers(CloudEndureState state, CloudEndureSeed seed, EmulatorOptions options)
{
    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(1);

    private readonly Sessions _sessions = new(state);
    private int _failures;
    private DateTimeOffset _lockedUntil;

    public bool RedirectNext { get; set; }

    public string Authenticate(RecordedRequest request) => _sessions.Find(request).UserId;

    public Reply Login(Call call)
    {
        RefuseWhileLocked();
        var endpoint = CloudEndurePaths.EndpointOf(call.Request.Path);
        if (RedirectNext && endpoint == CloudEndurePaths.Main)
            return Redirect(call);
        var user = FindUser(LoginBody.Read(call.Request, options.RefuseUnknownProperties)) ?? throw Fail();
        if (user.AccountId != seed.AccountId)
            throw new RefusalException(402, "the account has no active licence");
        _failures = 0;
        return Welcome(user, _sessions.Open(user, endpoint));
    }

    public Reply Logout(Call call)
    {
        _sessions.Close(_sessions.Find(call.Request));
        return new Reply(204);
    }

    private Reply Redirect(Call call)
    {
        RedirectNext = false;
        return new Reply(307).WithHeader("Location", CloudEndurePaths.Redirected + call.Request.Path[CloudEndurePaths.Main.Length..]);
    }

    private UserEntity? FindUser(LoginBody body)
    {
        // A public client stores the token without its dashes, and sends it so.
        if (body.UserApiToken?.Replace("-", "") is { } digits)
            return state.Users.Find(user => user.ApiToken?.Replace("-", "") == digits);
        if (body.LoginToken is { } loginToken)
            return state.Redeem(loginToken, state.LoginTokens);
        return body.Password is null ? null : state.Users.Find(user => user.Username == body.Username && user.Password == body.Password);
    }

    private static Reply Welcome(UserEntity user, SessionEntity session) => Reply.WithJson(200, user.ToOwnJson())
        .WithHeader("Set-Cookie", $"session={session.Id}; Path=/; HttpOnly")
        .WithHeader("Set-Cookie", $"XSRF-TOKEN={session.XsrfToken}; Path=/")
        .WithHeader("X-CloudEndure-Version", CloudEndurePaths.VersionName);

    private RefusalException Fail()
    {
        if (++_failures >= options.FailedLoginLimit)
        {
            _failures = 0;
            _lockedUntil = state.Clock.GetUtcNow() + LockTime;
        }

        return new RefusalException(401, "the credentials are wrong");
    }

    private void RefuseWhileLocked()
    {
        var wait = _lockedUntil - state.Clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            throw new RefusalException(429, "too many failed logins")
            {
                Headers = [new("Retry-After", $"{Math.Ceiling(wait.TotalSeconds)}")],
            };
        }
    }
}
