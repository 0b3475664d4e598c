using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace CloudMgmt.Extensions.DependencyInjection.Tests.Canary;

/// <summary>Everything that a container logs, at every level, with its values and scopes.</summary>
internal sealed class LogSink : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _texts = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public IReadOnlyList<string> Texts => [.. _texts];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private static string Describe(object? state)
        => state is IEnumerable<KeyValuePair<string, object?>> values
            ? string.Join(", ", values.Select(v => $"{v.Key}={v.Value}"))
            : $"{state}";

    private sealed class Logger(string category, LogSink sink) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => sink._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            sink._texts.Enqueue($"log {category} {logLevel} {eventId}: {formatter(state, exception)} [{Describe(state)}] {exception}");
            sink._scopes.ForEachScope((scope, texts) => texts.Enqueue($"scope of {category}: {scope} [{Describe(scope)}]"), sink._texts);
        }
    }
}

/// <summary>Everything that traces and metrics show, of the SDK and of the framework below it.</summary>
internal sealed class TelemetrySink : IDisposable
{
    private readonly ConcurrentQueue<(string Source, string Text)> _spans = new();
    private readonly ConcurrentQueue<string> _measurements = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public TelemetrySink()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => !source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => _spans.Enqueue((span.Source.Name, Describe(span))),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        _meters.Start();
    }

    public IReadOnlyList<string> SpansOf(string source) => [.. _spans.Where(s => s.Source == source).Select(s => s.Text)];

    public IReadOnlyList<string> Spans => [.. _spans.Select(s => s.Text)];

    public IReadOnlyList<string> Measurements => [.. _measurements];

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static string Describe(Activity span)
    {
        var events = span.Events.Select(e => $"{e.Name}({Describe(e.Tags)})");
        return $"span {span.Source.Name} {span.OperationName} '{span.DisplayName}' {span.Status} {span.StatusDescription} {span.TraceStateString} "
            + $"[{Describe(span.TagObjects)}] [{string.Join(";", events)}] [{string.Join(";", span.Baggage)}] [{string.Join(";", span.Links.SelectMany(l => l.Tags ?? []))}]";
    }

    private static string Describe(IEnumerable<KeyValuePair<string, object?>> tags)
        => string.Join(", ", tags.Select(t => $"{t.Key}={t.Value}"));

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        => _measurements.Enqueue($"measurement {instrument.Name} [{Describe(tags.ToArray())}]");
}
