using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

/// <summary>
/// Settings of <see cref="ICloudEndureClient.EnumerateProjectAuditLogAsync"/>. <see cref="RequestOptions.Timeout"/> and
/// <see cref="RequestOptions.Headers"/> hold for each of its calls.
/// </summary>
public class EnumerateProjectAuditLogOptions : RequestOptions
{
    /// <summary>The greatest value of <see cref="PageSize"/>: the service gives no more entries in one answer.</summary>
    public const int MaxPageSize = 1500;

    private int _pageSize = MaxPageSize;
    private int _maxIncompleteSeconds = 60;

    /// <summary>
    /// The last second of the range, included; a fraction is cut off. The present second, by the clock of the client, unless set.
    /// </summary>
    public DateTimeOffset? To { get; set; }

    /// <summary>
    /// The greatest number of entries of one call, and so in memory, from 1 to <see cref="MaxPageSize"/>, which it is unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int PageSize
    {
        get => _pageSize;
        set => _pageSize = value is >= 1 and <= MaxPageSize ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"The page size must be from 1 to {MaxPageSize}.");
    }

    /// <summary>
    /// Called with a second that holds more entries than the service gives, before those that it does give are delivered; the
    /// enumeration then goes on. Without it, such a second ends the enumeration with an <see cref="AuditLogIncompleteException"/>.
    /// </summary>
    public Action<DateTimeOffset>? OnIncompleteSecond { get; set; }

    /// <summary>
    /// How many seconds next to each other may be incomplete before the enumeration ends with an <see cref="AuditLogIncompleteException"/>
    /// all the same: a service that says of every answer that there is more would else be asked for every second of the range. 60 unless
    /// set, 1 or more; it has no effect without <see cref="OnIncompleteSecond"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxIncompleteSeconds
    {
        get => _maxIncompleteSeconds;
        set
            => _maxIncompleteSeconds = value >= 1
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "There must be 1 or more.");
    }
}
