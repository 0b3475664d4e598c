namespace CloudMgmt.Core;

/// <summary>
/// The stock of retries of one client. When a service is down every call fails, and retries would multiply the load that keeps
/// it down; an empty stock lets calls fail at once until some succeed again.
/// </summary>
internal sealed class RetryBudget(int capacity)
{
    // Counted in tenths, so that a success can give back a part of a retry.
    private const long Retry = 10;
    private const long Success = 1;

    private readonly long _capacity = (long)capacity * Retry;
    private long _stock = (long)capacity * Retry;

    public bool TryTake()
    {
        while (true)
        {
            var stock = Interlocked.Read(ref _stock);
            if (stock < Retry)
                return false;
            if (Interlocked.CompareExchange(ref _stock, stock - Retry, stock) == stock)
                return true;
        }
    }

    public void GiveBack()
    {
        while (true)
        {
            var stock = Interlocked.Read(ref _stock);
            if (stock >= _capacity || Interlocked.CompareExchange(ref _stock, Math.Min(_capacity, stock + Success), stock) == stock)
                return;
        }
    }
}
