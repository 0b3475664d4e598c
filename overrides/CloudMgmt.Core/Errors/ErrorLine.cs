namespace CloudMgmt.Core;

/// <summary>Joins the parts of an error into one line.</summary>
public static class ErrorLine
{
    /// <summary>Gives <c>code: message</c>, or the one that is there.</summary>
    /// <param name="code">The code for programs, if any.</param>
    /// <param name="message">The message for people, if any.</param>
    /// <returns>One line, or null when both are missing.</returns>
    public static string? Of(string? code, string? message)
        => string.IsNullOrWhiteSpace(code) ? (string.IsNullOrWhiteSpace(message) ? null : message)
        : string.IsNullOrWhiteSpace(message) ? code : $"{code}: {message}";
}
