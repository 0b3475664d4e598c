namespace CloudMgmt.Core;

/// <summary>Decides whether a failed attempt is worth another one, and how long to wait before it.</summary>
internal sealed class RetryPolicy(RetryOptions options, Func<double> random)
{
    // A service that asks for more is answered by failing now: nobody waits that long within one call.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    private readonly RetryBudget _budget = new(options.Budget);

    public void Succeeded() => _budget.GiveBack();

    /// <summary>Gives the wait before the next attempt, or null when there shall be none.</summary>
    public TimeSpan? NextDelay(ApiRequest call, ApiException failure, int retries, TimeSpan remaining)
    {
        if (retries >= options.MaxRetries || !IsWorthIt(call, failure))
            return null;
        var delay = Longer(failure.RetryAfter ?? TimeSpan.Zero, Backoff(retries));
        // A wait that outlives the deadline would only hide the failure behind a timeout.
        if (delay > LongestRetryAfter || delay >= remaining)
            return null;
        return _budget.TryTake() ? delay : null;
    }

    // The failure may be that of a login which the call waited for. Logins are not repeated: a service counts them.
    private static bool IsWorthIt(ApiRequest call, ApiException failure)
        => failure.IsTransient && ((call.IsRepeatable && failure.Info.OperationId == call.OperationId) || failure is ApiConnectionException { WasNotSent: true });

    // What the service asks for is the least wait: "0" from a service in trouble must not turn backoff off.
    private static TimeSpan Longer(TimeSpan asked, TimeSpan own) => asked > own ? asked : own;

    private TimeSpan Backoff(int retries)
    {
        var bound = Math.Min(options.MaxDelay.TotalMilliseconds, options.BaseDelay.TotalMilliseconds * Math.Pow(2, retries));
        return TimeSpan.FromMilliseconds(bound * random());
    }
}
