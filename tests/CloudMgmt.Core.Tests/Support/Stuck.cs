namespace CloudMgmt.Core.Tests;

/// <summary>
/// Code of an application that gets stuck the first time that it is reached, whatever its token says, until the test is over.
/// </summary>
internal sealed class Stuck : IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _times;

    public Task Reached => _reached.Task;

    /// <summary>Waits and never comes back, the first time.</summary>
    public async Task<T> WaitAsync<T>(T value)
    {
        if (Interlocked.Increment(ref _times) > 1)
            return value;
        _reached.SetResult();
        await _over.Task;
        return value;
    }

    /// <summary>Blocks its thread and never comes back, the first time.</summary>
    public T Block<T>(T value) => WaitAsync(value).GetAwaiter().GetResult();

    /// <summary>Lets go what is stuck.</summary>
    public void Dispose() => _over.TrySetResult();
}
