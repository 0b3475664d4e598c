using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>Settings of one call. Each operation has its own class derived from this one, with its optional parameters.</summary>
public class RequestOptions
{
    private Dictionary<string, string>? _headers;

    /// <summary>
    /// Time allowed for this call, reading the body included; <see langword="null"/> takes <see cref="ApiClientOptions.Timeout"/>.
    /// </summary>
    [JsonIgnore]
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// Further headers for this call. They replace a header of the same name that the client would send. Those that belong to the
    /// transport (<c>Host</c>, <c>Connection</c>, <c>Expect</c>, all <c>Content-</c> and <c>Proxy-</c>, and their like) or to the
    /// credential of the client are refused with an <see cref="ArgumentException"/>, before anything is sent.
    /// </summary>
    [JsonIgnore]
    public IDictionary<string, string> Headers => _headers ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    // Few calls have any.
    internal bool HasHeaders => _headers is not null;
}
