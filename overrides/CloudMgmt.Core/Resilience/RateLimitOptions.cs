namespace CloudMgmt.Core;

/// <summary>Limits that a client puts on itself, before the service does. Calls above a limit wait, within their own deadline.</summary>
public sealed class RateLimitOptions
{
    /// <summary>
    /// The greatest number of calls per second on average: 0.001 to 1,000,000; null for no limit. The retries of a call are not
    /// counted again; <see cref="RetryOptions.Budget"/> bounds them.
    /// </summary>
    public double? RequestsPerSecond { get; set; }

    /// <summary>
    /// How many calls may start at once after a quiet time, from 1 to 1,000,000. 10 unless set; it has no effect without
    /// <see cref="RequestsPerSecond"/>.
    /// </summary>
    public int Burst { get; set; } = 10;

    /// <summary>
    /// The greatest number of calls under way at once; null for no limit. A streamed body counts until its headers have arrived.
    /// </summary>
    public int? MaxConcurrentRequests { get; set; }

    internal bool IsSet => RequestsPerSecond is not null || MaxConcurrentRequests is not null;

    internal RateLimitOptions Copy() => (RateLimitOptions)MemberwiseClone();

    internal void Check()
    {
        Require(RequestsPerSecond is null or (>= 0.001 and <= 1_000_000), nameof(RequestsPerSecond), "must be from 0.001 to 1,000,000");
        Require(Burst is >= 1 and <= 1_000_000, nameof(Burst), "must be from 1 to 1,000,000");
        Require(MaxConcurrentRequests is null or >= 1, nameof(MaxConcurrentRequests), "must be 1 or more");
    }

    private static void Require(bool condition, string setting, string rule)
    {
        if (!condition)
            throw SettingProblem.Refuse(nameof(RateLimitOptions), setting, rule);
    }
}
