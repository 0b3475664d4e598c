using CloudMgmt.Build;
using NUnit.Framework;
using Spectre.Console;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>How a job tells what it is at.</summary>
internal sealed class JobProgressTests
{
    private StringWriter _screen = null!;

    [SetUp]
    public void SetUp() => _screen = new() { NewLine = "\n" };

    [TearDown]
    public void TearDown() => _screen.Dispose();

    [Test]
    public void Without_a_terminal_each_step_and_detail_is_a_line_with_the_time_of_the_job()
    {
        var clock = new Clock();
        var progress = new JobProgress(Screen(isTerminal: false), clock);
        progress.Step("Pack", report =>
        {
            clock.Seconds = 12;
            report("packed [A]");
            clock.Seconds = 40;
        });
        progress.Step("Run", _ => clock.Seconds = 100);
        Assert.That(_screen.ToString(), Is.EqualTo("""
               0 s  Pack
              12 s    packed [A]
              40 s    done in 40 s
              40 s  Run
             100 s    done in 60 s

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void In_a_terminal_a_step_is_one_line_that_is_drawn_again_and_never_wraps()
    {
        var detail = $"built {new string('x', 200)}";
        new JobProgress(Screen(isTerminal: true), new Clock()).Step("Pack [all]", report => report(detail));
        Assert.That(_screen.ToString(), Does.Contain("Pack [all]").And.Contain("0 s").And.Not.Contain(new string('x', 80)));
    }

    [Test]
    public void A_failure_of_a_step_is_that_of_the_job([Values] bool isTerminal)
        => Assert.Throws<JobFailedException>(
            () => new JobProgress(Screen(isTerminal), new Clock()).Step("Pack", _ => throw new JobFailedException("no")));

    private IAnsiConsole Screen(bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(_screen),
        });
        console.Profile.Width = isTerminal ? 80 : int.MaxValue;
        return console;
    }

    private sealed class Clock : TimeProvider
    {
        public int Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
