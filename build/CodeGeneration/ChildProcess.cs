using System.ComponentModel;
using System.Diagnostics;

namespace CloudMgmt.CodeGeneration;

internal sealed record ProcessResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Both streams on one line, since an MSBuild error ends where its line does.</summary>
    public string Summary
    {
        get
        {
            var lines = $"{Output}\n{Errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return string.Join(" | ", lines);
        }
    }
}

internal static class ChildProcess
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>The host that runs this process or, below MSBuild, that of the SDK.</summary>
    public static string DotNetHost => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Never throws for a program that is missing, fails or hangs: the caller has something better to say about it.</summary>
    public static ProcessResult Run(string program, IEnumerable<string> arguments, string workingDirectory)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new ProcessResult(-1, "", $"{program}: {exception.Message}");
        }
        process.StandardInput.Close();
        return Wait(process, program);
    }

    private static ProcessResult Wait(Process process, string program)
    {
        var output = Capture(process.StandardOutput);
        var errors = Capture(process.StandardError);
        if (!process.WaitForExit(Timeout))
        {
            process.Kill(entireProcessTree: true);
            return new ProcessResult(-1, "", $"{program} did not end within {Timeout.TotalMinutes:0} minutes");
        }
        return new ProcessResult(process.ExitCode, output.Result, errors.Result);
    }

    private static Task<string> Capture(StreamReader reader) => Task.Run(reader.ReadToEnd);
}
