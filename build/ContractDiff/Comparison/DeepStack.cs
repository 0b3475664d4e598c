using System.Runtime.ExceptionServices;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Runs work that recurses deeply.</summary>
internal static class DeepStack
{
    public static T Run<T>(Func<T> work, int stackSize)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }, stackSize);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
