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
            Discard(work);
            throw;
        }
    }

    /// <summary>
    /// Runs code of the application: on another thread, because it may block its own, without the caller's context, which the
    /// caller may be blocking, and no longer than a token allows.
    /// </summary>
    public static Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> code, CancellationToken cancellationToken)
        => Task.Run(() => code(cancellationToken), cancellationToken).WithinAsync(cancellationToken);

    /// <summary>
    /// Takes care of work whose end nobody may look at: an exception would be reported to the process, and a result not be disposed.
    /// </summary>
    public static void Discard<T>(Task<T> work)
        => work.ContinueWith(
            static ended => End(ended), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private static void End<T>(Task<T> ended)
    {
        if (ended.Exception is null && !ended.IsCanceled)
            (ended.Result as IDisposable)?.Dispose();
    }
}
