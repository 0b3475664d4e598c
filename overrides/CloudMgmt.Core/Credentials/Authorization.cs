using System.Diagnostics;

namespace CloudMgmt.Core;

/// <summary>What a credential adds to one attempt of one call. Its text never shows a value.</summary>
[DebuggerDisplay("(secret)")]
public sealed class Authorization
{
    /// <summary>Makes an authorization.</summary>
    /// <param name="headers">Headers to send; their values are secrets.</param>
    /// <param name="cookies">Cookies to send; their values are secrets.</param>
    /// <param name="baseUrl">Another base URL that serves this credential, or null for the client's own.</param>
    /// <param name="query">Parameters of the query to send, not yet encoded; their values are secrets.</param>
    public Authorization(
        IReadOnlyList<KeyValuePair<string, string>>? headers = null,
        IReadOnlyList<KeyValuePair<string, string>>? cookies = null,
        Uri? baseUrl = null,
        IReadOnlyList<KeyValuePair<string, string>>? query = null)
    {
        Headers = headers ?? [];
        Cookies = cookies ?? [];
        Query = query ?? [];
        BaseUrl = baseUrl;
    }

    /// <summary>No authorization: the call is sent as it is.</summary>
    public static Authorization None { get; } = new();

    /// <summary>Headers to send.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>Cookies to send.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Cookies { get; }

    /// <summary>Parameters of the query to send, not yet encoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; }

    /// <summary>Another base URL that serves this credential, or null.</summary>
    public Uri? BaseUrl { get; }

    /// <summary>Those that it was put together from; none for one that stands by itself.</summary>
    internal IReadOnlyList<Authorization> Parts { get; init; } = [];

    /// <summary>Why no request can carry it; null when one can.</summary>
    internal string? Problem => Find("header", Headers) ?? Find("cookie", Cookies);

    /// <summary>Makes an authorization of one header.</summary>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">The secret value.</param>
    /// <returns>The authorization.</returns>
    public static Authorization Header(string name, string value) => new([new(name, value)]);

    /// <summary>A fixed text, so that a log cannot show the secret.</summary>
    /// <returns><c>Authorization (secret)</c>.</returns>
    public override string ToString() => "Authorization (secret)";

    private static string? Find(string kind, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        foreach (var value in values)
        {
            if (string.IsNullOrWhiteSpace(value.Value))
                return $"what it gave for {kind} '{value.Key}' is empty";
            if (!HeaderRules.IsValue(value.Value))
                return $"what it gave for {kind} '{value.Key}' {HeaderRules.Problem}";
        }
        return null;
    }
}
