using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using RestSharp;

namespace CloudMgmt.Core;

/// <summary>Settings that all clients share. A client copies them when it is made; later changes have no effect on it.</summary>
public abstract class ApiClientOptions
{
    // What the timers of .NET can wait for.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Uri? _defaultUrl;

    /// <summary>Makes options with the default settings.</summary>
    /// <param name="baseUrl">The default base URL, or null when the application must give one.</param>
    protected ApiClientOptions(Uri? baseUrl) => BaseUrl = _defaultUrl = baseUrl;

    /// <summary>
    /// The address below which the paths of the operations lie. It must be absolute, http or https, without query and fragment. Another
    /// than the default is that of all operations, also of those that have one of their own.
    /// </summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Proves who is calling; without one, calls are sent as they are.</summary>
    public Credential? Credential { get; set; }

    /// <summary>
    /// Whether a credential may go over plain http to another machine, where the network can read it. Not unless set; a loopback
    /// address is always allowed.
    /// </summary>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>
    /// Time allowed for one call, login and reading of the body included; of a streamed body, until its headers have arrived
    /// (<see cref="StreamIdleTimeout"/> bounds the rest). It holds whatever credentials, asynchronous handlers and the service do; only
    /// a handler that blocks its thread is waited for. 30 seconds unless set; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for
    /// no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Time allowed for one attempt that another one can follow, from sending it to the end of its body. Null, as it is unless set,
    /// for the greater of 10 seconds and a third of the call's <see cref="Timeout"/>;
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>
    /// for no limit. A call that is never repeated, and the last attempt of one that is, may use all the time that is left.
    /// </summary>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>
    /// Time that a read of a streamed body, or of a row from one, may wait for the service before it fails with
    /// <see cref="ConnectionFailure.IdleTimeout"/>. Time between reads does not count. 30 seconds unless set;
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan StreamIdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>When and how often a call is sent again.</summary>
    public RetryOptions Retry { get; private set; } = new();

    /// <summary>Limits that the client puts on itself; none unless set.</summary>
    public RateLimitOptions RateLimit { get; private set; } = new();

    /// <summary>
    /// The greatest size of a response body that is read into memory, in bytes after decompression: 1 to 2,000,000,000. 128 MiB
    /// unless set. Streamed bodies have no limit.
    /// </summary>
    public long MaxResponseBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>
    /// Where the client logs, under the namespace of its options as category, such as <c>CloudMgmt.Helios</c>; null for nowhere.
    /// Secrets, values and bodies are never logged.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// The SHA-256 thumbprint, in hexadecimal, of the one server certificate to accept, for a cluster with a self-signed
    /// certificate. Without it the certificate must be trusted by the machine. It cannot be combined with <see cref="HttpMessageHandler"/>.
    /// </summary>
    public string? ServerCertificateSha256 { get; set; }

    /// <summary>
    /// The handler that sends the requests, for tests, proxies or certificates. It stays the application's to dispose. It must
    /// not follow redirects, which would carry keys and bodies to another host, unless <see cref="AllowHandlerResends"/> is set:
    /// an <see cref="System.Net.Http.HttpClientHandler"/> does by default, and is refused. It should not keep cookies. One that
    /// blocks its thread holds a call beyond its <see cref="Timeout"/>. Without it the client makes its own.
    /// </summary>
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>
    /// An HTTP client of the application's own, used in place of a handler. It keeps its own redirect, cookie, decompression and
    /// timeout settings, which the SDK cannot see; prefer <see cref="HttpMessageHandler"/>. A redirect that it follows all the same ends in
    /// <see cref="ConnectionFailure.ResendRefused"/>, unless <see cref="AllowHandlerResends"/> is set.
    /// It stays the application's to dispose.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// Whether a client of dependency injection keeps the resilience handlers (retries, hedging) that the application adds to it or
    /// to all HTTP clients. Not unless set: such a handler repeats calls that must not be repeated, and each retry of the client's
    /// own. Whoever keeps them sets <see cref="RetryOptions.MaxRetries"/> to 0 and tells them to leave unsafe methods alone.
    /// </summary>
    public bool KeepResilienceHandlers { get; set; }

    /// <summary>
    /// Whether handlers of the application's own may send a call again by themselves: follow a redirect, sign in at a proxy, retry.
    /// Not unless set: each attempt of the client is then on the wire once, and a handler that sends it a second time fails with
    /// <see cref="ConnectionFailure.ResendRefused"/>. When set, how often a call goes out, and where to, is for those handlers to say.
    /// <see cref="KeepResilienceHandlers"/> means it too.
    /// </summary>
    public bool AllowHandlerResends { get; set; }

    /// <summary>
    /// Name and version of the application, put before the SDK's own in the <c>User-Agent</c> header, such as <c>inventory/2.1</c>.
    /// </summary>
    public string? ApplicationId { get; set; }

    /// <summary>The clock, for tests.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Makes the handler that a client makes for itself when these options give none: without redirects and cookies, with
    /// <see cref="ServerCertificateSha256"/>, and with connections that are renewed now and then. It goes by the proxy of the
    /// machine (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>), but not to a loopback address, which no proxy reaches. It is for
    /// applications that put handlers of their own in front, as <see cref="HttpMessageHandler"/>.
    /// </summary>
    /// <returns>A handler, which is the caller's to dispose.</returns>
    public HttpMessageHandler CreateHandler() => HttpHandlers.Create(this, []);

    /// <summary>
    /// Makes the same handler with certificates that the client shows when the service asks for one (mutual TLS). To be given to
    /// <see cref="HttpMessageHandler"/>; <see cref="ServerCertificateSha256"/> is built in then, and must be taken back.
    /// </summary>
    /// <param name="clientCertificates">Certificates with their private keys.</param>
    /// <returns>A handler, which is the caller's to dispose.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="clientCertificates"/> is null.</exception>
    public HttpMessageHandler CreateHandler(params X509Certificate2[] clientCertificates)
        => HttpHandlers.Create(this, Argument.NotNull(clientCertificates));

    internal bool HandlersMayResend => AllowHandlerResends || KeepResilienceHandlers;

    internal IRestClient? RestClient { get; set; }

    internal Func<double> Random { get; set; } = Jitter.Next;

    internal ApiClientOptions Snapshot()
    {
        var copy = (ApiClientOptions)MemberwiseClone();
        (copy.Retry, copy.RateLimit) = (Retry.Copy(), RateLimit.Copy());
        return copy;
    }

    /// <summary>Checks the settings, as a client does when it is made.</summary>
    /// <exception cref="ArgumentException">A setting is missing or malformed; the message names it and never shows its value.</exception>
    public void Validate()
    {
        var name = GetType().Name;
        if (BaseUrl is not { IsAbsoluteUri: true } url || url.Scheme is not ("http" or "https"))
            throw SettingProblem.Refuse(name, nameof(BaseUrl), "must be an absolute http or https address");
        if (url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            throw SettingProblem.Refuse(name, nameof(BaseUrl), "must not have a query, a fragment or user information");
        if (Credential is not null && Exposes(url))
            throw SettingProblem.Refuse(name, nameof(BaseUrl), $"is plain http, where the network can read the credential; use https, or set {nameof(AllowInsecureHttp)}");
        CheckTimeout(Timeout, name);
        CheckTimeout(StreamIdleTimeout, name, nameof(StreamIdleTimeout));
        if (AttemptTimeout is { } attempt)
            CheckTimeout(attempt, name, nameof(AttemptTimeout));
        Retry.Check();
        RateLimit.Check();
        // One array of .NET holds little more.
        if (MaxResponseBytes is < 1 or > 2_000_000_000)
            throw SettingProblem.Refuse(name, nameof(MaxResponseBytes), "must be from 1 to 2,000,000,000");
        if (HttpMessageHandler is not null && HttpClient is not null)
        {
            throw new ArgumentException(
                $"{name}.{nameof(HttpMessageHandler)} and {name}.{nameof(HttpClient)} cannot both be set.", "options");
        }

        if (ServerCertificateSha256 is not null && (HttpMessageHandler ?? (object?)HttpClient) is not null)
        {
            throw SettingProblem.Refuse(
                name, nameof(ServerCertificateSha256), "has no effect on a handler of the application's own; check the certificate there");
        }

        if (!HandlersMayResend && HttpHandlers.FollowsRedirects(HttpMessageHandler))
        {
            throw new ArgumentException(
                $"{name}.{nameof(HttpMessageHandler)} follows redirects, which carry keys and bodies to another host: set its AllowAutoRedirect to false, or {nameof(AllowHandlerResends)} if that is meant.",
                "options");
        }

        if (ServerCertificateSha256 is { } pin && !CertificatePin.IsThumbprint(pin))
            throw SettingProblem.Refuse(name, nameof(ServerCertificateSha256), "must be 64 hexadecimal digits");
        if (TimeProvider is null)
            throw new ArgumentException($"{name}.{nameof(TimeProvider)} must not be null.", "options");
        if (ApplicationId is { } id && !HeaderRules.IsValue(id))
            throw SettingProblem.Refuse(name, nameof(ApplicationId), "has a character that a header cannot carry (line break, control, non-ASCII, or a space at an end)");
    }

    /// <summary>Where a call goes. Who has set another address than the default, such as that of a test, means all calls.</summary>
    internal Uri AddressOf(ApiRequest request) => request.OwnServer is { } own && BaseUrl == _defaultUrl ? own : BaseUrl!;

    internal bool Exposes(Uri url) => !AllowInsecureHttp && url is { Scheme: "http", IsLoopback: false };

    /// <summary>Checks a setting that is sent as a request header, when it is set.</summary>
    /// <param name="value">The value; null for none.</param>
    /// <param name="setting">The name of the setting.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">
    /// It is blank or has a character that a header cannot carry; the message names the setting and not the value.
    /// </exception>
    protected string? HeaderText(string? value, [CallerMemberName] string setting = "")
        => value is null || (HeaderRules.IsValue(value) && !string.IsNullOrWhiteSpace(value))
            ? value
            : throw new ArgumentException($"{GetType().Name}.{setting} is blank or {HeaderRules.Problem}.", nameof(value));

    internal static void CheckTimeout(TimeSpan timeout, string owner, string setting = nameof(Timeout))
    {
        if ((timeout <= TimeSpan.Zero || timeout > LongestTimer) && timeout != System.Threading.Timeout.InfiniteTimeSpan)
            throw SettingProblem.Refuse(owner, setting, $"must be positive and at most {LongestTimer.Days} days, or infinite");
    }
}
