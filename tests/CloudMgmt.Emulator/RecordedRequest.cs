namespace CloudMgmt.Emulator;

/// <summary>A request that reached the emulator, as it was on the wire, and how it was answered.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest()
    {
    }

    /// <summary>The service that owns the path, or null if none does.</summary>
    public EmulatedService? Service { get; internal init; }

    /// <summary>
    /// The operation of the specification, or <c>Login</c>, <c>Logout</c> or <c>Token</c> for the routes outside it;
    /// null for an unknown path or method.
    /// </summary>
    public string? OperationId { get; internal init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path as sent, percent-encoding untouched.</summary>
    public required string Path { get; init; }

    /// <summary>The query string as sent, without the question mark; empty if there was none.</summary>
    public required string QueryString { get; init; }

    /// <summary>The headers by name, whatever its case; the values of a repeated header are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text; empty if there was none.</summary>
    public required string Body { get; init; }

    /// <summary>The status of the answer; null while there is none, and if the connection was dropped instead.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>What the request, or the emulator's own answer to it, has against the specification.</summary>
    public IReadOnlyList<string> ValidationErrors { get; internal set; } = [];

    /// <summary>The method, path and status: what a log may show, for headers and body can hold secrets.</summary>
    public override string ToString() => $"{Method} {Path} -> {StatusCode?.ToString() ?? "no answer"}";
}
