namespace CloudMgmt.Emulator;

/// <summary>A fault that waits for its request.</summary>
public sealed class QueuedFault
{
    private readonly Func<RecordedRequest, bool> _predicate;

    // Continuations must not run on the server's own thread, inside the request that they wait for.
    private readonly TaskCompletionSource<RecordedRequest> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal QueuedFault(Func<RecordedRequest, bool> predicate, Fault fault)
    {
        _predicate = predicate;
        Fault = fault;
    }

    /// <summary>Ends with the request that took the fault, before that request is answered.</summary>
    public Task<RecordedRequest> Taken => _taken.Task;

    internal Fault Fault { get; }

    internal bool Fits(RecordedRequest request) => _predicate(request);

    internal void Give(RecordedRequest request) => _taken.SetResult(request);
}
