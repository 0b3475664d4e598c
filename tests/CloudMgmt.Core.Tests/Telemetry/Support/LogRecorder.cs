using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CloudMgmt.Core.Tests.Telemetry;

/// <summary>Keeps every log entry, whatever its level.</summary>
internal sealed class LogRecorder : ILoggerFactory
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    /// <summary>Waits until an event was logged so many times.</summary>
    public async Task EventAsync(int id, int times, CancellationToken stop)
    {
        while (_entries.Count(entry => entry.Event.Id == id) < times)
        {
            stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, _entries);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private sealed class Recorder(string category, ConcurrentQueue<LogEntry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => entries.Enqueue(new LogEntry(category, logLevel, eventId, formatter(state, exception)));
    }
}

internal sealed record LogEntry(string Category, LogLevel Level, EventId Event, string Text);
