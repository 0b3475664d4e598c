namespace CloudMgmt.Emulator.Pipeline;

/// <summary>Ends the handling of a request with an error that the service puts into its own shape.</summary>
internal sealed class RefusalException(int statusCode, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;

    /// <summary>The code of the error where the usual one of the status does not fit.</summary>
    public string? Code { get; init; }

    public IReadOnlyList<Violation> Violations { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static RefusalException ForViolations(int statusCode, IReadOnlyList<Violation> violations)
        => new(statusCode, string.Join("; ", violations)) { Violations = violations };
}
