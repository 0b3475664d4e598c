namespace CloudMgmt.Core;

/// <summary>
/// Tells those of the application who observe: loggers, listeners of spans and metrics, enrichers. What they throw ends here, for there is
/// nobody to tell, and a call must end as it would without them.
/// </summary>
internal static class Quietly
{
    public static void Do<TState>(TState state, Action<TState> tell)
    {
        try
        {
            tell(state);
        }
        catch (Exception)
        {
        }
    }

    public static TResult? Ask<TState, TResult>(TState state, Func<TState, TResult?> ask)
    {
        try
        {
            return ask(state);
        }
        catch (Exception)
        {
            return default;
        }
    }
}
