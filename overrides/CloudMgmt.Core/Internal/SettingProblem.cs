using System.ComponentModel;

namespace CloudMgmt.Core.Internal;

/// <summary>
/// What is wrong with a setting of the options, apart from its name in C#, so that whoever read the setting from elsewhere can name
/// that place. Public and hidden like <see cref="Argument"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SettingProblem
{
    private const string Setting = "CloudMgmt.Setting";
    private const string Problem = "CloudMgmt.Problem";

    /// <summary>Makes an exception that says so.</summary>
    /// <param name="owner">The type that has the setting.</param>
    /// <param name="setting">The name of the setting there.</param>
    /// <param name="problem">The rest of the sentence, without the value.</param>
    /// <returns>The exception.</returns>
    public static ArgumentException Refuse(string owner, string setting, string problem) => new($"{owner}.{setting} {problem}.", "options")
    {
        Data =
        {
            [Setting] = owner switch
            {
                nameof(RetryOptions) => $"{nameof(ApiClientOptions.Retry)}:{setting}",
                nameof(RateLimitOptions) => $"{nameof(ApiClientOptions.RateLimit)}:{setting}",
                _ => setting,
            },
            [Problem] = problem,
        },
    };

    /// <summary>Tells which setting an exception refuses.</summary>
    /// <param name="refusal">The exception.</param>
    /// <returns>The name with its group before it, such as <c>Retry:MaxRetries</c>; null when the exception does not say.</returns>
    public static string? SettingOf(ArgumentException refusal) => (string?)Argument.NotNull(refusal).Data[Setting];

    /// <summary>Tells what is wrong with the setting.</summary>
    /// <param name="refusal">The exception.</param>
    /// <returns>The rest of a sentence that begins with the name; null when the exception does not say.</returns>
    public static string? ProblemOf(ArgumentException refusal) => (string?)Argument.NotNull(refusal).Data[Problem];
}
