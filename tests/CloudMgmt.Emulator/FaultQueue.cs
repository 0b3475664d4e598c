namespace CloudMgmt.Emulator;

/// <summary>The scripted faults. Each is taken once, by the first request that fits it, in the order of the queue.</summary>
public sealed class FaultQueue
{
    private readonly object _gate = new();
    private readonly List<QueuedFault> _entries = [];
    private readonly Func<string, bool> _isOperation;

    internal FaultQueue(Func<string, bool> isOperation) => _isOperation = isOperation;

    /// <summary>Gives the fault to the next request, whatever it is.</summary>
    public QueuedFault Enqueue(Fault fault) => Enqueue(_ => true, fault);

    /// <summary>Gives the fault to the next request of an operation (<c>Login</c>, <c>Logout</c> and <c>Token</c> count as such).</summary>
    /// <exception cref="ArgumentException">There is no such operation, so that no request could ever take the fault.</exception>
    public QueuedFault Enqueue(string operationId, Fault fault)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        return _isOperation(operationId) ? Enqueue(request => request.OperationId == operationId, fault)
            : throw new ArgumentException($"No service has an operation '{operationId}'.", nameof(operationId));
    }

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
