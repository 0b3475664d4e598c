using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests.Telemetry;

/// <summary>
/// Whoever observes and throws must not make a failure of a call that the service carried out, nor another one of a failure.
/// </summary>
[NonParallelizable]
internal sealed class ThrowingObserverTests
{
    private static readonly Dictionary<string, Func<TestClientOptions, IDisposable?>> Observers = new()
    {
        ["a logger"] = options => options.LoggerFactory = new Factory(LogLevel.None),
        ["a logger that is asked"] = options => options.LoggerFactory = new Factory(LogLevel.Trace),
        ["a sampler"] = _ => Listen(new ActivityListener { Sample = (ref _) => throw new ObserverException() }),
        ["the start of a span"] = _ => Listen(
            new ActivityListener
            {
                Sample = (ref _) => ActivitySamplingResult.AllData,
                ActivityStarted = _ => throw new ObserverException(),
            }),
        ["the end of a span"] = _ => Listen(
            new ActivityListener
            {
                Sample = (ref _) => ActivitySamplingResult.AllData,
                ActivityStopped = _ => throw new ObserverException(),
            }),
        ["a measurement"] = _ => Measure(),
    };

    private static IEnumerable<string> ObserverNames => Observers.Keys;

    [Test]
    public async Task A_success_stays_one([ValueSource(nameof(ObserverNames))] string observer)
    {
        var outer = Activity.Current;
        using var handler = Script.Of(503, 200);
        using var client = Connect(handler, observer, out var observing);
        using (observing)
            Assert.That((await client.GetWidgetAsync("1")).Name, Is.EqualTo("x"));
        Assert.That(handler.Requests, Has.Count.EqualTo(2));
        Assert.That(Activity.Current, Is.SameAs(outer));
    }

    [Test]
    public void A_failure_stays_what_it_is([ValueSource(nameof(ObserverNames))] string observer)
    {
        using var handler = Script.Of(404);
        using var client = Connect(handler, observer, out var observing);
        using (observing)
            Assert.That(Assert.CatchAsync<ApiException>(() => client.GetWidgetAsync("1"))!.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public void A_cancellation_stays_one([ValueSource(nameof(ObserverNames))] string observer)
    {
        using var source = new CancellationTokenSource();
        using var handler = new RecordingHandler(_ =>
        {
            source.Cancel();
            throw new OperationCanceledException(source.Token);
        });
        using var client = Connect(handler, observer, out var observing);
        using (observing)
        {
            Assert.That(
                Assert.CatchAsync<OperationCanceledException>(() => client.GetWidgetAsync("1", null, source.Token))!.CancellationToken,
                Is.EqualTo(source.Token));
        }
    }

    private static TestClient Connect(HttpMessageHandler handler, string observer, out IDisposable? observing)
    {
        IDisposable? started = null;
        var client = TestClient.For(Wire.Url, o =>
        {
            (o.HttpMessageHandler, o.Retry.MaxRetries, o.Retry.BaseDelay) = (handler, 1, TimeSpan.Zero);
            started = Observers[observer](o);
        });
        observing = started;
        return client;
    }

    private static ActivityListener Listen(ActivityListener listener)
    {
        listener.ShouldListenTo = source => source.Name == "CloudMgmt";
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Measure()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "CloudMgmt")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new ObserverException());
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new ObserverException());
        listener.Start();
        return listener;
    }

    private sealed class ObserverException : Exception;

    private sealed class Factory(LogLevel enabledFrom) : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => throw new ObserverException();

        public bool IsEnabled(LogLevel logLevel) => enabledFrom == LogLevel.None ? throw new ObserverException() : true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => throw new ObserverException();

        public void Dispose()
        {
        }
    }
}
