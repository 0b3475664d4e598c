using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CloudMgmt.ContractDiff.Git;

/// <summary>Starts git.</summary>
internal static class GitProcess
{
    /// <summary>Runs git to its end.</summary>
    /// <returns>The exit code and the standard output.</returns>
    /// <exception cref="GitException">git is not installed.</exception>
    public static (int ExitCode, string Output) Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    /// <summary>Starts git; its error messages are passed over, because ours name the argument.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        try
        {
            var process = Process.Start(start)!;
            // Nobody reads them, but a full pipe would stop git.
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception)
        {
            throw new GitException("git cannot be started; install it, or compare two files or folders instead.");
        }
    }
}
