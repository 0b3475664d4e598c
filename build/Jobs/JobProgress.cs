using System.Globalization;
using Spectre.Console;

namespace CloudMgmt.Build;

/// <summary>
/// Shows what a job is at, since silence looks like a fault: in a terminal one live line for each step, elsewhere plain lines, all with the
/// time since the job began.
/// </summary>
internal sealed class JobProgress(IAnsiConsole console, TimeProvider clock)
{
    /// <summary>The spinner, the time, and the space between columns.</summary>
    private const int WidthOfOtherColumns = 14;

    private readonly long _start = clock.GetTimestamp();

    /// <summary>For a person at a terminal, or for the log of a build server.</summary>
    public static JobProgress OnConsole()
    {
        // A file has no width; Spectre would assume 80 columns and break the lines there.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = int.MaxValue;
        return new(AnsiConsole.Console, TimeProvider.System);
    }

    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary>Does a step; what it reports is shown while it works.</summary>
    public void Step(string name, Action<Action<string>> work)
    {
        if (console.Profile.Capabilities is { Interactive: true, Ansi: true })
            Live(name, work);
        else
            Plain(name, work);
    }

    /// <summary>Writes a line that stays.</summary>
    public void Say(string text) => console.WriteLine(text);

    private void Live(string name, Action<Action<string>> work)
        => console.Progress()
            .Columns(new SpinnerColumn(), new TotalTimeColumn(this), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(progress =>
            {
                var line = progress.AddTask(Markup.Escape(name)).IsIndeterminate();
                work(detail => line.Description = $"{Markup.Escape(name)} [grey]{Markup.Escape(Fitting(detail, name))}[/]");
                line.Description = Markup.Escape(name);
                line.Value = line.MaxValue;
            });

    /// <summary>A live line that wraps would be drawn on top of others.</summary>
    private string Fitting(string detail, string name)
    {
        var room = Math.Max(0, console.Profile.Width - name.Length - WidthOfOtherColumns);
        return detail.Length <= room ? detail : detail[..room];
    }

    private void Plain(string name, Action<Action<string>> work)
    {
        var start = clock.GetTimestamp();
        Line(name);
        work(detail => Line($"  {detail}"));
        Line($"  done in {clock.GetElapsedTime(start).TotalSeconds:F0} s");
    }

    private void Line(string text) => console.WriteLine($"{Seconds()}  {text}");

    private string Seconds() => string.Create(CultureInfo.InvariantCulture, $"{Elapsed.TotalSeconds,4:F0} s");

    /// <summary>The time of the job, not of the step: what somebody waits for.</summary>
    private sealed class TotalTimeColumn(JobProgress progress) : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(
            Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime)
            => new Text(progress.Seconds());
    }
}
