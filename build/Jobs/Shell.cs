using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CloudMgmt.Build;

/// <summary>Starts other programs.</summary>
internal static class Shell
{
    /// <summary>Runs a program whose output goes straight to the console.</summary>
    public static void Run(string program, string folder, params string[] arguments)
    {
        var exitCode = ExitCode(program, folder, arguments);
        if (exitCode != 0)
            throw new JobFailedException($"'{Describe(program, arguments)}' ended with exit code {exitCode}.");
    }

    /// <summary>Runs a program whose output goes straight to the console, and whose exit code means something.</summary>
    public static int ExitCode(string program, string folder, params string[] arguments)
    {
        using var process = Start(program, folder, arguments, redirect: false);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Runs a program and gives its output; when it fails, the output is shown.</summary>
    public static string Capture(string program, string folder, params string[] arguments)
    {
        var (exitCode, output) = Collect(program, folder, arguments);
        return exitCode == 0 ? output : throw new JobFailedException($"{output}\n'{Describe(program, arguments)}' ended with exit code {exitCode}.");
    }

    /// <summary>Runs a program and gives its output; null when it fails.</summary>
    public static string? TryCapture(string program, string folder, params string[] arguments)
        => Collect(program, folder, arguments) is (0, var output) ? output : null;

    /// <summary>Runs a program, gives its output line by line, and its exit code.</summary>
    public static int Stream(string program, string folder, string[] arguments, Action<string> onLine)
    {
        using var process = Start(program, folder, arguments, redirect: true);
        var gate = new Lock();
        process.OutputDataReceived += (_, line) => Forward(line.Data);
        process.ErrorDataReceived += (_, line) => Forward(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode;

        // The end of a stream is told by a line that is null.
        void Forward(string? line)
        {
            if (line is null)
                return;
            lock (gate)
                onLine(line);
        }
    }

    /// <summary>The first of some programs that is not on the PATH; null if all are.</summary>
    public static string? FirstMissing(params string[] programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return programs.FirstOrDefault(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe"))));
    }

    private static (int ExitCode, string Output) Collect(string program, string folder, string[] arguments)
    {
        var output = new StringBuilder();
        var exitCode = Stream(program, folder, arguments, line => output.AppendLine(line));
        return (exitCode, output.ToString());
    }

    /// <summary>The name of a program that npm installs: on Windows they are command files.</summary>
    public static string Npm(string name) => OperatingSystem.IsWindows() ? name + ".cmd" : name;

    private static Process Start(string program, string folder, string[] arguments, bool redirect)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
        };
        // What is searched for errors, and shown among English sentences, is English on every machine.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new JobFailedException($"'{program}' could not be started. Is it installed and on the PATH?");
        }
    }

    public static string Describe(string program, string[] arguments) => $"{program} {string.Join(' ', arguments)}";
}
