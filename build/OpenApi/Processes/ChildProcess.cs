using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CloudMgmt.OpenApi.Processes;

/// <summary>A program that this one starts, without a shell between them. What it is told and says is UTF-8.</summary>
/// <param name="program">Its name or path.</param>
/// <param name="arguments">Its arguments; nobody takes them apart.</param>
/// <param name="folder">Where it works.</param>
internal sealed class ChildProcess(string program, IEnumerable<string> arguments, string folder)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // Short beside what is looked at: what a process used cannot be asked when it is gone.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    private readonly string[] _arguments = [.. arguments];

    /// <summary>The host that runs this process or, below MSBuild, that of the SDK.</summary>
    public static string DotNetHost => System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Variables that it has otherwise than this process; null for those that it has not.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// How long <see cref="Run"/> waits before it ends the program and all that this has started; without end if it is not set.
    /// </summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>Ends the program that <see cref="Run"/> waits for, and all that this has started.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Runs it to its end; it has nothing to read.</summary>
    /// <param name="look">Looks at it again and again while it runs; it may have ended since.</param>
    /// <exception cref="Win32Exception">It cannot be started; the message names it.</exception>
    /// <exception cref="TimeoutException">It did not end in time; the message names it.</exception>
    public ProcessResult Run(Action<Process>? look = null)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start(isRedirected: true);
        using var end = Cancellation.Register(() => process.Kill(entireProcessTree: true));
        process.StandardInput.Close();
        // Both at once: a program stops when one of its pipes is full.
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (!process.WaitForExit(look is null ? Timeout : BetweenLooks))
        {
            if (look is null || (Timeout != System.Threading.Timeout.InfiniteTimeSpan && watch.Elapsed >= Timeout))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"{program} did not end within {Timeout.TotalMinutes:0} minutes.");
            }
            look(process);
        }
        return new(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    /// <summary>Runs it to its end at the console of this process, with its colours and with what a person types.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="Win32Exception">It cannot be started; the message names it.</exception>
    public int RunAtConsole()
    {
        using var process = Start(isRedirected: false);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Runs it to its end, and gives the lines of both streams as they come, never two at a time.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="Win32Exception">It cannot be started; the message names it.</exception>
    public int Stream(Action<string> onLine)
    {
        var gate = new Lock();
        using var process = Start(isRedirected: true);
        process.StandardInput.Close();
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

    /// <summary>Starts it, to be asked and to answer.</summary>
    /// <param name="errors">Gets the lines of its error stream; without it they are passed over.</param>
    /// <exception cref="Win32Exception">It cannot be started; the message names it.</exception>
    public Process Converse(TextWriter? errors = null)
    {
        var process = Start(isRedirected: true);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                errors?.WriteLine(line.Data);
        };
        // Also where nobody wants them: a full pipe would stop the program.
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>What a person would type.</summary>
    public override string ToString() => string.Join(' ', _arguments.Prepend(program));

    private Process Start(bool isRedirected)
    {
        var start = new ProcessStartInfo(program, _arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = isRedirected,
            RedirectStandardOutput = isRedirected,
            RedirectStandardError = isRedirected,
        };
        if (isRedirected)
            start.StandardInputEncoding = start.StandardOutputEncoding = start.StandardErrorEncoding = Utf8;
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>How a program ended, and what it said.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All of its standard output.</param>
/// <param name="Errors">All of its error stream.</param>
internal sealed record ProcessResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Both streams on one line, since an MSBuild error ends where its line does.</summary>
    public string Summary
        => string.Join(" | ", $"{Output}\n{Errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
