namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>What was to be shown did not get out, because the output takes no more.</summary>
internal sealed class UnwrittenException(IOException cause) : Exception($"the report was not written: {cause.Message}", cause)
{
    /// <summary>Does what writes to the output and nothing else.</summary>
    /// <exception cref="UnwrittenException">It takes no more.</exception>
    public static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException exception)
        {
            throw new UnwrittenException(exception);
        }
    }
}
