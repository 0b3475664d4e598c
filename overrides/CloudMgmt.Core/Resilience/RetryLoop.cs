namespace CloudMgmt.Core;

/// <summary>Sends a call again while <see cref="RetryPolicy"/> finds it worth it.</summary>
internal sealed class RetryLoop(RetryOptions options, Func<double> random, TimeProvider time, Func<CallState, CancellationToken, Task<CallResult>> attempt)
{
    private readonly RetryPolicy _policy = new(options, random);

    public async Task<CallResult> RunAsync(CallState call, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var result = await attempt(call, cancellationToken).ConfigureAwait(false);
                _policy.Succeeded();
                return result;
            }
            catch (ApiException failure)
            {
                if (cancellationToken.IsCancellationRequested || _policy.NextDelay(call.Request, failure, call.Retries, call.Remaining) is not { } delay)
                    throw;
                call.WillRetry(failure, delay);
            }
            await Delays.Wait(call.NextDelay, time, cancellationToken).ConfigureAwait(false);
            call.Retry();
        }
    }
}
