using RestSharp;

namespace CloudMgmt.Core;

/// <summary>Settings that all clients share. A client copies them when it is made; later changes have no effect on it.</summary>
public abstract class ApiClientOptions
{
    // What the timers of .NET can wait for.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Makes options with the default settings.</summary>
    /// <param name="baseUrl">The default base URL, or null when the application must give one.</param>
    protected ApiClientOptions(Uri? baseUrl) => BaseUrl = baseUrl;

    /// <summary>The address below which the paths of the operations lie. It must be absolute, http or https, without query and fragment.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Proves who is calling; without one, calls are sent as they are.</summary>
    public Credential? Credential { get; set; }

    /// <summary>
    /// Time allowed for one call, login and reading of the body included; a streamed body is the caller's to time once its
    /// headers have arrived. 30 seconds unless set; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The handler that sends the requests, for tests, proxies or certificates. It stays the application's to dispose. It should
    /// not follow redirects, which would carry keys and bodies to another host, nor keep cookies. Without it the client makes its own.
    /// </summary>
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>Name and version of the application, put before the SDK's own in the <c>User-Agent</c> header, such as <c>inventory/2.1</c>.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The clock, for tests.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal IRestClient? RestClient { get; set; }

    internal ApiClientOptions Snapshot() => (ApiClientOptions)MemberwiseClone();

    internal void Check()
    {
        var name = GetType().Name;
        if (BaseUrl is not { IsAbsoluteUri: true } url || url.Scheme is not ("http" or "https"))
            throw new ArgumentException($"{name}.{nameof(BaseUrl)} must be an absolute http or https address.", "options");
        if (url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            throw new ArgumentException($"{name}.{nameof(BaseUrl)} must not have a query, a fragment or user information.", "options");
        CheckTimeout(Timeout, name);
        if (TimeProvider is null)
            throw new ArgumentException($"{name}.{nameof(TimeProvider)} must not be null.", "options");
        if (ApplicationId is { } id && !HeaderRules.IsValue(id))
            throw new ArgumentException($"{name}.{nameof(ApplicationId)} has a character that a header cannot carry (line break, control or non-ASCII).", "options");
    }

    internal static void CheckTimeout(TimeSpan timeout, string owner)
    {
        if ((timeout <= TimeSpan.Zero || timeout > LongestTimer) && timeout != System.Threading.Timeout.InfiniteTimeSpan)
            throw new ArgumentException($"{owner}.{nameof(Timeout)} must be positive and at most {LongestTimer.Days} days, or infinite.", "options");
    }
}
