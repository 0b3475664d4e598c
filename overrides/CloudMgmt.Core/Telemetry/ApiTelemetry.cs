using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace CloudMgmt.Core;

/// <summary>
/// Traces and metrics of the SDK, both named <c>CloudMgmt</c>, with the attributes of the OpenTelemetry semantic conventions for
/// HTTP clients. A span stands for an operation, retries included; the framework's own HTTP spans lie below it.
/// </summary>
internal static class ApiTelemetry
{
    public const string Name = "CloudMgmt";

    private static readonly string Version = typeof(ApiTelemetry).Assembly.GetName().Version?.ToString(3) ?? "0";
    private static readonly ActivitySource Source = new(Name, Version);
    private static readonly Meter Meter = new(Name, Version);

    // The bounds that the conventions recommend, in seconds.
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "cloudmgmt.client.operation.duration", "s", "Duration of an operation, retries and the reading of its body included.");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "cloudmgmt.client.retries", "{retry}", "Attempts after the first.");

    public static Activity? Start(ApiRequest call, Uri baseUrl)
    {
        var activity = Source.StartActivity($"{call.Method} {call.PathTemplate}", ActivityKind.Client);
        if (activity is not { IsAllDataRequested: true })
            return activity;
        activity.SetTag("http.request.method", call.Method);
        activity.SetTag("url.template", call.PathTemplate);
        activity.SetTag("server.address", baseUrl.Host);
        activity.SetTag("server.port", baseUrl.Port);
        activity.SetTag("cloudmgmt.operation", call.OperationId);
        return activity;
    }

    public static void Stop(Activity? activity, ApiRequest call, Uri baseUrl, int status, string? errorType, int retries, TimeSpan elapsed)
    {
        Describe(activity, status, errorType, retries);
        if (!Duration.Enabled)
            return;
        var tags = new TagList
        {
            { "http.request.method", call.Method },
            { "url.template", call.PathTemplate },
            { "server.address", baseUrl.Host },
            { "server.port", baseUrl.Port },
        };
        if (status > 0)
            tags.Add("http.response.status_code", status);
        if (errorType is not null)
            tags.Add("error.type", errorType);
        Duration.Record(elapsed.TotalSeconds, tags);
    }

    public static void CountRetry(ApiRequest call) => Retries.Add(1, new KeyValuePair<string, object?>("url.template", call.PathTemplate));

    private static void Describe(Activity? activity, int status, string? errorType, int retries)
    {
        if (activity is not { IsAllDataRequested: true })
            return;
        if (status > 0)
            activity.SetTag("http.response.status_code", status);
        if (retries > 0)
            activity.SetTag("http.request.resend_count", retries);
        if (errorType is null)
            return;
        activity.SetTag("error.type", errorType);
        activity.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>The status code as text, or the reason why there is none.</summary>
    public static string ErrorType(ApiException failure)
        => failure is ApiConnectionException lost ? lost.Reason.ToString() : failure.StatusCode.ToString(CultureInfo.InvariantCulture);
}
