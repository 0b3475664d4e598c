namespace CloudMgmt.Build;

/// <summary>Runs a job so that the exit code tells the truth and a failure is one readable line.</summary>
internal static class Job
{
    public static int Run(Action job)
    {
        try
        {
            job();
            return 0;
        }
        catch (JobFailedException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    public static void Heading(string text) => Console.WriteLine($"\n== {text}");
}

/// <summary>A job failed; the message says what a person can do.</summary>
internal sealed class JobFailedException(string message) : Exception(message);
