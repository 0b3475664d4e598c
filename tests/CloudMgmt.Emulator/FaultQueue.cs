namespace CloudMgmt.Emulator;

/// <summary>The scripted faults. Each is taken once, by the first request that fits it, in the order of the queue.</summary>
public sealed class FaultQueue
{
    private readonly object _gate = new();
    private readonly List<QueuedFault> _entries = [];

    internal FaultQueue()
    {
    }

    /// <summary>Gives the fault to the next request, whatever it is.</summary>
    public QueuedFault Enqueue(Fault fault) => Enqueue(_ => true, fault);

    /// <summary>Gives the fault to the next request of an operation (<c>Login</c>, <c>Logout</c> and <c>Token</c> count as such).</summary>
    public QueuedFault Enqueue(string operationId, Fault fault)
        => Enqueue(request => request.OperationId == operationId, fault);

    /// <summary>Gives the fault to the next request that the predicate accepts.</summary>
    public QueuedFault Enqueue(Func<RecordedRequest, bool> predicate, Fault fault)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentNullException.ThrowIfNull(fault);
        var entry = new QueuedFault(predicate, fault);
        lock (_gate)
            _entries.Add(entry);
        return entry;
    }

    /// <summary>Forgets the faults that no request has taken.</summary>
    public void Clear()
    {
        lock (_gate)
            _entries.Clear();
    }

    internal Fault? Take(RecordedRequest request)
    {
        var entry = Remove(request);
        entry?.Give(request);
        return entry?.Fault;
    }

    private QueuedFault? Remove(RecordedRequest request)
    {
        lock (_gate)
        {
            var entry = _entries.Find(candidate => candidate.Fits(request));
            if (entry is not null)
                _entries.Remove(entry);
            return entry;
        }
    }
}
