namespace CloudMgmt.Core;

/// <summary>Bounds what the pipeline waits for by a token, whether or not it heeds the token itself.</summary>
internal static class Bounded
{
    /// <summary>
    /// Waits for work until a token fires. Work that is given up runs on by itself: nobody hears how it ends, and what it gives is
    /// disposed.
    /// </summary>
    public static async Task<T> WithinAsync<T>(this Task<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = work.ContinueWith(Discard, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>
    /// Runs code of the application: on another thread, because it may block its own, without the caller's context, which the
    /// caller may be blocking, and no longer than a token allows.
    /// </summary>
    public static Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> code, CancellationToken cancellationToken)
        => Task.Run(() => code(cancellationToken), cancellationToken).WithinAsync(cancellationToken);

    // Looked at, for an exception that nobody looks at is reported to the process.
    private static void Discard<T>(Task<T> work)
    {
        if (work.Exception is null && !work.IsCanceled)
            (work.Result as IDisposable)?.Dispose();
    }
}
