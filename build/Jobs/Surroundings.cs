using CloudMgmt.ContractDiff.Reports;

namespace CloudMgmt.Build;

/// <summary>What a job takes of the process that it runs in, so that tests can give it something else.</summary>
/// <param name="Folder">Where the person stands.</param>
/// <param name="Output">What the person reads.</param>
/// <param name="Errors">What went wrong.</param>
/// <param name="Style">What the output can show.</param>
/// <param name="Variable">Gives a variable of the environment; null for one that is not set.</param>
internal sealed record Surroundings(string Folder, TextWriter Output, TextWriter Errors, TextStyle Style, Func<string, string?> Variable)
{
    public static Surroundings OfProcess()
        => new(Environment.CurrentDirectory, Console.Out, Console.Error, TextStyle.OfConsole(), Environment.GetEnvironmentVariable);

    /// <summary>The value of a variable that says something.</summary>
    public string? Filled(string variable) => Variable(variable) is { Length: > 0 } value ? value : null;
}
