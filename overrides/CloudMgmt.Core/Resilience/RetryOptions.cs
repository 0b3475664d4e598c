namespace CloudMgmt.Core;

/// <summary>
/// When and how often a call is sent again. Only calls that may be repeated safely are: see <see cref="ApiRequest.IsRepeatable"/>.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>
    /// Further attempts after the first: 0 to 10. 3 unless set; 0 turns retries off, for an application that has its own.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The upper bound of the first wait, doubled for each later one. The wait itself is drawn evenly from zero to that bound (full
    /// jitter). 0.5 seconds unless set.
    /// </summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The greatest wait that is not asked for by the service. 8 seconds unless set.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// How many retries a client may have in stock, so that an outage is not made worse: each retry takes one, each success gives
    /// a tenth back. 10 unless set; <see cref="int.MaxValue"/> for no budget.
    /// </summary>
    public int Budget { get; set; } = 10;

    internal RetryOptions Copy() => (RetryOptions)MemberwiseClone();

    internal void Check()
    {
        Require(MaxRetries is >= 0 and <= 10, nameof(MaxRetries), "must be from 0 to 10");
        Require(BaseDelay >= TimeSpan.Zero, nameof(BaseDelay), "must not be negative");
        Require(
            MaxDelay >= BaseDelay && MaxDelay <= TimeSpan.FromHours(1), nameof(MaxDelay), $"must be from {nameof(BaseDelay)} to one hour");
        Require(Budget >= 0, nameof(Budget), "must not be negative");
    }

    private static void Require(bool condition, string setting, string rule)
    {
        if (!condition)
            throw SettingProblem.Refuse(nameof(RetryOptions), setting, rule);
    }
}
