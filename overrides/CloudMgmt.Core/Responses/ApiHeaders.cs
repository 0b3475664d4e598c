using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace CloudMgmt.Core;

/// <summary>Response headers. Names are compared without regard to case; a header may come several times.</summary>
public sealed class ApiHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _headers;

    /// <summary>Makes a set of headers.</summary>
    /// <param name="headers">Names and values, in the order received.</param>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    public ApiHeaders(IEnumerable<KeyValuePair<string, string>> headers) => _headers = [.. Argument.NotNull(headers)];

    private ApiHeaders(List<KeyValuePair<string, string>> headers) => _headers = headers;

    /// <summary>No headers.</summary>
    public static ApiHeaders Empty { get; } = new([]);

    /// <summary>The number of headers, repeated ones counted each time.</summary>
    public int Count => _headers.Count;

    /// <summary>Takes a list over, which is nobody else's.</summary>
    internal static ApiHeaders TakeOver(List<KeyValuePair<string, string>> headers) => new(headers);

    /// <summary>Finds the first value of a header.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="value">The value when found.</param>
    /// <returns>Whether the header is there.</returns>
    public bool TryGetValue(string name, [NotNullWhen(true)] out string? value)
    {
        value = null;
        foreach (var header in _headers)
        {
            if (!string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
                continue;
            value = header.Value;
            break;
        }
        return value is not null;
    }

    /// <summary>Finds all values of a header.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The values in the order received; empty when the header is not there.</returns>
    public IEnumerable<string> GetValues(string name)
        => _headers.Where(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _headers.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
