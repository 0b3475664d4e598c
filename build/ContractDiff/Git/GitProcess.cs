using System.ComponentModel;
using System.Diagnostics;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.ContractDiff.Git;

/// <summary>Starts git; its error messages are passed over, because ours name the argument.</summary>
internal static class GitProcess
{
    /// <summary>Runs git to its end.</summary>
    /// <exception cref="GitException">git is not installed.</exception>
    public static ProcessResult Run(string folder, params string[] arguments) => Started(() => Git(folder, arguments).Run());

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
