using System.Runtime.ExceptionServices;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// Work that recurses as deeply as a document nests its schemas, on a thread of its own. The memory of its stack is reserved only, not used
/// up.
/// </summary>
internal sealed class DeepStack<T>
{
    private const int Size = 256 * 1024 * 1024;

    private readonly Thread _thread;
    private T _result = default!;
    private ExceptionDispatchInfo? _failure;

    public DeepStack(Func<T> work)
    {
        _thread = new Thread(() => Run(work), Size) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Waits for the result, or throws what the work threw.</summary>
    public T Result
    {
        get
        {
            _thread.Join();
            _failure?.Throw();
            return _result;
        }
    }

    private void Run(Func<T> work)
    {
        try
        {
            _result = work();
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
