using System.ComponentModel;
using System.Diagnostics;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.ContractDiff.Git;

/// <summary>Starts git.</summary>
internal static class GitProcess
{
    /// <summary>Runs git to its end.</summary>
    /// <exception cref="GitException">git is not installed.</exception>
    public static ProcessResult Run(string folder, params string[] arguments) => Started(() => Git(folder, arguments).Run());

    /// <summary>Runs git to its end, and gives what it says.</summary>
    /// <exception cref="GitException">git is not installed, or fails.</exception>
    public static string Ask(string folder, params string[] arguments)
        => Run(folder, arguments) is var result && result.Succeeded
            ? result.Output
            : throw new GitException($"git {string.Join(' ', arguments)} fails in '{folder}': {Reason(result)}", isUsage: false);

    /// <summary>Why git failed, in its own words and on one line.</summary>
    public static string Reason(ProcessResult result)
        => string.Join(' ', result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Starts a git that answers requests.</summary>
    /// <exception cref="GitException">git is not installed.</exception>
    public static Process Converse(string folder, params string[] arguments) => Started(() => Git(folder, arguments).Converse());

    private static ChildProcess Git(string folder, string[] arguments) => new("git", arguments, folder);

    private static T Started<T>(Func<T> start)
    {
        try
        {
            return start();
        }
        catch (Win32Exception)
        {
            throw new GitException("git cannot be started; install it, or compare two files or folders instead.");
        }
    }
}
