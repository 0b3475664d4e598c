namespace CloudMgmt.CodeGeneration;

/// <summary>Lets one process at a time work on an API. The operating system frees it, however the process ends.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static IDisposable Acquire(string path, Repository repository)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var deadline = DateTime.UtcNow + Timeout; ;)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < deadline)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException exception)
            {
                throw new ProblemException(ProblemIds.Locked, new SourceLocation(repository.Relative(path)), $"another process held this lock for {Timeout.TotalMinutes:0} minutes: {exception.Message}");
            }
        }
    }
}
