using Microsoft.AspNetCore.Http;

namespace CloudMgmt.Emulator.Pipeline;

/// <summary>The way of every request through the emulator.</summary>
internal sealed class EmulatorPipeline(
    IReadOnlyList<ServiceHost> services, RequestJournal journal, FaultQueue faults, EmulatorOptions options, CancellationToken stopping)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await RecordAndAnswerAsync(context);
        }
        catch (OperationCanceledException)
        {
            // The client went away, or the server stops: nobody waits for an answer.
            context.Abort();
        }
    }

    private async Task RecordAndAnswerAsync(HttpContext context)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var (path, query) = RequestReader.SplitTarget(context);
        var service = services.FirstOrDefault(candidate => candidate.Owns(path));
        var request = new RecordedRequest
        {
            Service = service?.Service,
            OperationId = service?.FindExtra(context.Request.Method, path)?.OperationId
                ?? service?.FindRoute(context.Request.Method, path).Operation?.Id,
            Method = context.Request.Method,
            Path = path,
            QueryString = query,
            Headers = RequestReader.Headers(context),
            Body = await RequestReader.ReadBodyAsync(context, ended.Token),
        };
        journal.Add(request);
        try
        {
            await AnswerAsync(context, service, request, ended.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException && !context.Response.HasStarted)
        {
            // A predicate or a task that the test gave; there is no log to look into.
            var reply = Reply.WithText(500, "text/plain", $"The script of a fault failed: {e.GetType().Name}: {e.Message}");
            request.StatusCode = reply.StatusCode;
            await ReplyWriter.WriteAsync(context, reply, bodyBreak: null, ended.Token);
        }
    }

    private async Task AnswerAsync(HttpContext context, ServiceHost? service, RecordedRequest request, CancellationToken ended)
    {
        var fault = faults.Take(request) ?? Fault.RealAnswer();
        if (!fault.IsHandled)
            service?.Validate(request);
        await fault.Wait(options.TimeProvider, ended);
        var reply = fault.IsHandled ? Handle(service, request) : fault.Scripted;
        if (reply is null || !fault.IsAnswered)
        {
            context.Abort();
            return;
        }

        request.StatusCode = reply.StatusCode;
        await ReplyWriter.WriteAsync(context, reply with { Headers = [.. reply.Headers, .. fault.Headers] }, fault.Break, ended);
    }

    private static Reply Handle(ServiceHost? service, RecordedRequest request)
        => service?.Answer(request) ?? Reply.WithText(404, "text/plain", $"The emulator has no service at {request.Path}.");
}
