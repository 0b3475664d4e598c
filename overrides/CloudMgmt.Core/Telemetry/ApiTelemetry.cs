using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CloudMgmt.Core;

/// <summary>
/// Traces and metrics of the SDK, both named <c>CloudMgmt</c>, with the attributes of the OpenTelemetry semantic conventions for
/// HTTP clients. They stand for whole operations, retries included; the framework's own span and metric of each HTTP request lie
/// below, so the metrics have names of their own: under <c>http.client.request.duration</c> each request would count twice.
/// </summary>
internal static class ApiTelemetry
{
    public const string Name = "CloudMgmt";

    // The bounds that the conventions recommend for HTTP, in seconds.
    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    private static readonly string Version = typeof(ApiTelemetry).Assembly.GetName().Version?.ToString(3) ?? "0";
    private static readonly ActivitySource Source = new(Name, Version);
    private static readonly Meter Meter = new(Name, Version);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "cloudmgmt.client.operation.duration", "s", "Duration of an operation, retries and the reading of its body included.",
        advice: Buckets);

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "cloudmgmt.client.retries", "{retry}", "Attempts that follow a failed one.");

    // The number of logins is its count.
    private static readonly Histogram<double> LoginDuration = Meter.CreateHistogram(
        "cloudmgmt.client.login.duration", "s", "Duration of a login, by how it ended.", advice: Buckets);

    // The full URL, which the conventions ask for, would carry the values of path and query: the template stands in for it.
    public static Activity? Start(ApiRequest request, Uri baseUrl)
    {
        if (!Source.HasListeners())
            return null;
        var method = HttpMethodName.Of(request.Method);
        var tags = Describe(request, baseUrl);
        tags.Add("cloudmgmt.operation.name", request.OperationId);
        if (method == HttpMethodName.Other)
            tags.Add("http.request.method_original", request.Method);
        // Given at the start, so that a sampler sees them.
        var name = $"{(method == HttpMethodName.Other ? "HTTP" : method)} {request.PathTemplate}";
        var outer = Activity.Current;
        var activity = Quietly.Ask(
            (name, tags), static s => Source.StartActivity(s.name, ActivityKind.Client, default(ActivityContext), s.tags));
        // A listener that throws leaves it behind.
        if (activity is null)
            Activity.Current = outer;
        return activity;
    }

    public static void End(Activity? activity)
    {
        if (activity is not null)
            Quietly.Do(activity, static a => a.Dispose());
    }

    public static void Stop(
        Activity? activity, ApiRequest request, Uri baseUrl, int status, string? errorType, int resends, TimeSpan elapsed)
    {
        Describe(activity, baseUrl, status, errorType, resends);
        if (!Duration.Enabled)
            return;
        var tags = Describe(request, baseUrl);
        if (status > 0)
            tags.Add("http.response.status_code", status);
        if (errorType is not null)
            tags.Add("error.type", errorType);
        Quietly.Do((elapsed, tags), static s => Duration.Record(s.elapsed.TotalSeconds, s.tags));
    }

    public static void StopLogin(
        Activity? activity, ApiRequest? request, Uri server, int status, string? errorType, string outcome, TimeSpan elapsed)
    {
        Describe(activity, server, status, errorType, resends: 0);
        if (!LoginDuration.Enabled)
            return;
        var tags = request is null ? Describe(server) : Describe(request, server);
        tags.Add("cloudmgmt.login.outcome", outcome);
        if (status > 0)
            tags.Add("http.response.status_code", status);
        if (errorType is not null)
            tags.Add("error.type", errorType);
        LoginDuration.Record(elapsed.TotalSeconds, tags);
    }

    public static void CountRetry(ApiRequest request, Uri baseUrl, string errorType)
    {
        if (!Retries.Enabled)
            return;
        var tags = Describe(request, baseUrl);
        tags.Add("error.type", errorType);
        Quietly.Do(tags, static t => Retries.Add(1, t));
    }

    private static TagList Describe(ApiRequest request, Uri server)
    {
        var tags = Describe(server);
        tags.Add("http.request.method", HttpMethodName.Of(request.Method));
        tags.Add("url.template", request.PathTemplate);
        return tags;
    }

    // IdnHost, as the framework's own spans have it: an IPv6 address without brackets.
    private static TagList Describe(Uri server) => new()
    {
        { "server.address", server.IdnHost },
        { "server.port", server.Port },
    };

    private static void Describe(Activity? activity, Uri server, int status, string? errorType, int resends)
    {
        if (activity is not { IsAllDataRequested: true })
            return;
        activity.SetTag("server.address", server.IdnHost);
        activity.SetTag("server.port", server.Port);
        if (status > 0)
            activity.SetTag("http.response.status_code", status);
        if (resends > 0)
            activity.SetTag("http.request.resend_count", resends);
        if (errorType is null)
            return;
        activity.SetTag("error.type", errorType);
        activity.SetStatus(ActivityStatusCode.Error);
    }
}

/// <summary>The name of an HTTP method as the semantic conventions want it, which bounds the number of names.</summary>
internal static class HttpMethodName
{
    public const string Other = "_OTHER";

    public static string Of(string method)
        => method is "GET" or "PUT" or "POST" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS" or "TRACE" or "CONNECT" ? method : Other;
}

/// <summary>One operation as traces, metrics and logs see it: begun, and ended once.</summary>
internal sealed class CallTelemetry(ApiRequest request, Uri baseUrl, ApiLog log, Deadline clock) : IDisposable
{
    private readonly Activity? _activity = ApiTelemetry.Start(request, baseUrl);
    private Uri _server = baseUrl;
    private int _renewals;

    public int Retries { get; private set; }

    /// <summary>Told where it goes, when a login has moved the base address.</summary>
    public void Calls(Uri server) => _server = server;

    // Counted only when it is sent: a call may end during the wait before it.
    public void WillRetry(ApiException failure, TimeSpan delay) => log.Retrying(request, ErrorType.Of(failure), Retries + 1, delay);

    public void Retry(ApiException failure)
    {
        Retries++;
        ApiTelemetry.CountRetry(request, _server, ErrorType.Of(failure));
    }

    // Sending the same call again with a renewed credential is a resend to the conventions, but no retry of a failure.
    public void Renew()
    {
        _renewals++;
        log.Renewing(request);
    }

    public void Succeeded(int status)
    {
        Stop(status, null);
        log.Completed(request, status, clock.Elapsed, Retries);
    }

    public TException Failed<TException>(TException failure)
        where TException : Exception
    {
        var errorType = ErrorType.Of(failure);
        Stop((failure as ApiException)?.StatusCode ?? 0, errorType);
        log.Failed(request, errorType, clock.Elapsed, Retries);
        return failure;
    }

    // The caller gave up, which is no error of the service and nothing to warn about.
    public void Cancelled()
    {
        Stop(0, ErrorType.Cancelled);
        log.Cancelled(request, clock.Elapsed, Retries);
    }

    public void Dispose() => ApiTelemetry.End(_activity);

    private void Stop(int status, string? errorType)
        => ApiTelemetry.Stop(_activity, request, _server, status, errorType, Retries + _renewals, clock.Elapsed);
}
