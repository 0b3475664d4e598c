namespace CloudMgmt.Core;

/// <summary>An error body that can say in one line what is wrong.</summary>
public interface IApiError
{
    /// <summary>Code and message for a person, or null when the body says nothing. It must not hold a secret.</summary>
    /// <returns>One line of text, or null.</returns>
    string? Summarize();
}
