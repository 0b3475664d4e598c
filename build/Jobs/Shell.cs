using System.ComponentModel;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.Build;

/// <summary>Starts other programs for a job, which fails with them.</summary>
internal static class Shell
{
    // What is searched for errors, and shown among English sentences, is English on every machine.
    public static readonly Dictionary<string, string?> English = new() { ["DOTNET_CLI_UI_LANGUAGE"] = "en" };

    /// <summary>Runs a program whose output goes straight to the console.</summary>
    public static void Run(string program, string folder, params string[] arguments)
        => RunWith(new Dictionary<string, string?>(), program, folder, arguments);

    /// <summary>The same with some variables of its environment.</summary>
    public static void RunWith(IReadOnlyDictionary<string, string?> environment, string program, string folder, params string[] arguments)
    {
        var child = new ChildProcess(program, arguments, folder) { Environment = English.Concat(environment).ToDictionary() };
        var exitCode = Started(child.RunAtConsole, program);
        if (exitCode != 0)
            throw new JobFailedException($"'{child}' ended with exit code {exitCode}.");
    }

    /// <summary>Runs a program; when it fails, what it said is shown.</summary>
    public static void RunQuietly(string program, string folder, params string[] arguments)
    {
        var lines = new List<string>();
        var exitCode = Stream(program, folder, arguments, lines.Add);
        if (exitCode != 0)
            throw new JobFailedException($"{string.Join('\n', lines)}\n'{Describe(program, arguments)}' ended with exit code {exitCode}.");
    }

    /// <summary>Runs a program and gives its output; null when it fails.</summary>
    public static string? TryCapture(string program, string folder, params string[] arguments)
    {
        var child = new ChildProcess(program, arguments, folder) { Environment = English };
        return Started(() => child.Run(), program) is { Succeeded: true } result ? result.Output : null;
    }

    /// <summary>Runs a program, gives its output line by line, and its exit code.</summary>
    public static int Stream(string program, string folder, string[] arguments, Action<string> onLine)
        => Started(() => new ChildProcess(program, arguments, folder) { Environment = English }.Stream(onLine), program);

    /// <summary>The first of some programs that is in none of the folders of a PATH; null if all are.</summary>
    public static string? FirstMissing(string? path, params string[] programs)
    {
        var folders = (path ?? "").Split(Path.PathSeparator);
        return programs.FirstOrDefault(
            program => !folders.Any(
                folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe"))));
    }

    /// <summary>The name of a program that npm installs: on Windows they are command files.</summary>
    public static string Npm(string name) => OperatingSystem.IsWindows() ? name + ".cmd" : name;

    public static string Describe(string program, string[] arguments) => new ChildProcess(program, arguments, "").ToString();

    private static T Started<T>(Func<T> start, string program)
    {
        try
        {
            return start();
        }
        catch (Win32Exception)
        {
            throw new JobFailedException($"'{program}' could not be started. Is it installed and on the PATH?");
        }
    }
}
