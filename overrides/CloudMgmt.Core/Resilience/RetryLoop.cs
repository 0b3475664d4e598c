using Polly;
using Polly.Retry;

namespace CloudMgmt.Core;

/// <summary>Sends a call again while <see cref="RetryPolicy"/> finds it worth it. Polly does the looping and the waiting.</summary>
internal sealed class RetryLoop
{
    private static readonly ResiliencePropertyKey<CallState> State = new("call");

    private readonly ResiliencePipeline<CallResult> _pipeline;
    private readonly RetryPolicy _policy;

    public RetryLoop(RetryOptions options, Func<double> random, TimeProvider time)
    {
        _policy = new RetryPolicy(options, random);
        _pipeline = Build(options, time);
    }

    public async Task<CallResult> RunAsync(CallState call, Func<CallState, CancellationToken, Task<CallResult>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(State, call);
            var result = await _pipeline.ExecuteAsync(static (c, s) => new ValueTask<CallResult>(s.attempt(s.call, c.CancellationToken)), context, (call, attempt)).ConfigureAwait(false);
            _policy.Succeeded();
            return result;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<CallResult> Build(RetryOptions options, TimeProvider time)
    {
        // Polly takes no retry strategy without retries.
        if (options.MaxRetries == 0)
            return ResiliencePipeline<CallResult>.Empty;
        var builder = new ResiliencePipelineBuilder<CallResult> { TimeProvider = time };
        return builder.AddRetry(new RetryStrategyOptions<CallResult>
        {
            MaxRetryAttempts = options.MaxRetries,
            ShouldHandle = Decide,
            DelayGenerator = static arguments => new(Call(arguments.Context).NextDelay),
        }).Build();
    }

    private ValueTask<bool> Decide(RetryPredicateArguments<CallResult> arguments)
    {
        var call = Call(arguments.Context);
        if (arguments.Outcome.Exception is not ApiException failure || _policy.NextDelay(call.Request, failure, arguments.AttemptNumber, call.Remaining) is not { } delay)
            return new(false);
        call.WillRetry(failure, delay);
        return new(true);
    }

    private static CallState Call(ResilienceContext context) => context.Properties.GetValue(State, null!);
}
