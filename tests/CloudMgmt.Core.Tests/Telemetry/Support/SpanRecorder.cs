using System.Collections.Concurrent;
using System.Diagnostics;

namespace CloudMgmt.Core.Tests.Telemetry;

/// <summary>Keeps the spans of one test, told from those of others by their trace.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private const string Sdk = "CloudMgmt";
    private const string Framework = "System.Net.Http";

    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, object?>> _sampled = new();
    private readonly Activity _test = new Activity("test").Start();
    private readonly ActivityListener _listener;

    public SpanRecorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Sdk or Framework,
            Sample = Sample,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The span of the one operation.</summary>
    public Activity Operation => Operations.Single();

    public IReadOnlyList<Activity> Operations => [.. _ended.Where(span => span.Source.Name == Sdk && span.ParentSpanId == _test.SpanId)];

    /// <summary>The spans of logins, which lie below that of the operation.</summary>
    public IReadOnlyList<Activity> Logins => [.. _ended.Where(span => span.Source.Name == Sdk && span.ParentSpanId != _test.SpanId)];

    /// <summary>The framework's spans, one for each HTTP request.</summary>
    public IReadOnlyList<Activity> Requests => [.. _ended.Where(span => span.Source.Name == Framework)];

    /// <summary>What a sampler saw when the operation began.</summary>
    public IReadOnlyDictionary<string, object?> SeenBySampler => _sampled.Single();

    public Dictionary<string, object?> Tags => Operation.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value);

    public void Dispose()
    {
        _listener.Dispose();
        _test.Dispose();
    }

    // The listeners of a process hear all of it. Those of others get no span from this one, which would change what they send.
    private ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options)
    {
        if (options.TraceId != _test.TraceId)
            return ActivitySamplingResult.None;
        if (options.Source.Name == Sdk)
            _sampled.Enqueue((options.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value));
        return ActivitySamplingResult.AllDataAndRecorded;
    }

    private void Keep(Activity span)
    {
        if (span.TraceId == _test.TraceId)
            _ended.Enqueue(span);
    }
}
