using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CloudMgmt.Core.Tests.Telemetry;

/// <summary>Keeps the measurements for one server, told from those of others by its port or name.</summary>
internal sealed class MeasurementRecorder : IDisposable
{
    private readonly ConcurrentQueue<Measured> _all = new();
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new();
    private readonly MeterListener _listener = new();
    private readonly Uri _server;

    public MeasurementRecorder(Uri server)
    {
        _server = server;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is not ("CloudMgmt" or "System.Net.Http"))
                return;
            _instruments[instrument.Name] = instrument;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public Instrument Instrument(string name) => _instruments[name];

    public IEnumerable<string> SdkInstruments => _instruments.Values.Where(i => i.Meter.Name == "CloudMgmt").Select(i => i.Name);

    public IReadOnlyList<Measured> Of(string instrument) => [.. _all.Where(m => m.Instrument == instrument)];

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var measured = new Measured(instrument.Name, value, tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value));
        if (_server.Host.Equals(measured.Tags.GetValueOrDefault("server.address"))
            && _server.Port.Equals(measured.Tags.GetValueOrDefault("server.port")))
        {
            _all.Enqueue(measured);
        }
    }
}

internal sealed record Measured(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);
