namespace CloudMgmt.Core;

/// <summary>Decides whether a failed attempt is followed by another one, and when: by <see cref="RetryRules"/>, the settings and the stock of retries.</summary>
internal sealed class RetryPolicy(RetryOptions options, Func<double> random)
{
    private readonly RetryBudget _budget = new(options.Budget);

    public void Succeeded() => _budget.GiveBack();

    /// <summary>Gives the wait before the next attempt, or null when there shall be none.</summary>
    public TimeSpan? NextDelay(ApiRequest call, ApiException failure, int retries, TimeSpan remaining)
    {
        if (retries >= options.MaxRetries || !RetryRules.MayRepeat(call, failure))
            return null;
        return RetryRules.Wait(failure, Backoff(retries), remaining) is { } delay && _budget.TryTake() ? delay : null;
    }

    private TimeSpan Backoff(int retries)
    {
        var bound = Math.Min(options.MaxDelay.TotalMilliseconds, options.BaseDelay.TotalMilliseconds * Math.Pow(2, retries));
        return TimeSpan.FromMilliseconds(bound * random());
    }
}
