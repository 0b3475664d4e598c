using System.Collections.Concurrent;

namespace CloudMgmt.Core.Tests;

/// <summary>A thread with a context of its own, as that of a window: what comes back to it waits until the thread is free.</summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly BlockingCollection<Action> _work = [];

    /// <summary>Runs code on a thread with such a context, to its end.</summary>
    public static Task<T> RunAsync<T>(Func<T> code)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            SetSynchronizationContext(new OneThread());
            try
            {
                result.SetResult(code());
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        })
        { IsBackground = true };
        thread.Start();
        return result.Task;
    }

    // Nobody takes it: the thread ends with its code.
    public override void Post(SendOrPostCallback callback, object? state) => _work.Add(() => callback(state));
}
