using System.Diagnostics;

namespace CloudMgmt.Core;

/// <summary>One login as traces, metrics and logs see it, however many requests it takes: begun, and ended once.</summary>
internal sealed class LoginTelemetry : IDisposable
{
    private readonly ApiLog _log;
    private readonly Deadline _clock;
    private readonly string _credential;
    private ApiRequest? _request;
    private Activity? _activity;
    private Uri _server;
    private int _status;

    public LoginTelemetry(ApiLog log, Deadline clock, Uri baseUrl, string credential)
        => (_log, _clock, _server, _credential) = (log, clock, baseUrl, credential);

    public void Begin() => _log.LoggingIn(_credential);

    /// <summary>Told of each request. The span bears the name of the first; a redirect sends the same one elsewhere.</summary>
    public void Sends(ApiRequest request, Uri server)
    {
        if (_request is null)
            _activity = ApiTelemetry.Start(_request = request, server);
        else if (_activity is not null)
            Activity.Current = _activity;
        _server = server;
    }

    public void Answered(int status) => _status = status;

    public void Succeeded()
    {
        ApiTelemetry.StopLogin(_activity, _request, _server, _status, null, "succeeded", _clock.Elapsed);
        _log.LoggedIn(_credential, _clock.Elapsed);
    }

    public void Failed(Exception failure, DateTimeOffset? until)
    {
        var status = (failure as ApiException)?.StatusCode ?? 0;
        var errorType = ErrorType.Of(failure);
        ApiTelemetry.StopLogin(_activity, _request, _server, status, errorType, status >= 400 ? "refused" : "failed", _clock.Elapsed);
        _log.LoginFailed(_credential, errorType, _clock.Elapsed, until);
    }

    /// <summary>The login succeeded with something that no request can carry.</summary>
    public ApiException Unusable(string problem)
    {
        var info = Info(_status == 0 ? 200 : _status);
        return new ApiException(info.Describe(problem), info);
    }

    public ApiConnectionException Ended(ConnectionFailure reason, Exception cause) => new(reason, Info(0), cause);

    public void Dispose() => _activity?.Dispose();

    private ApiErrorInfo Info(int status) => _request is null
        ? new() { StatusCode = status, OperationId = _credential }
        : new(_request) { StatusCode = status };
}
