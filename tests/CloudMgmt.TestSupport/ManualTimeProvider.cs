using System.Threading.Channels;

namespace CloudMgmt.TestSupport;

/// <summary>A clock that stands still until a test moves it; timers fire within <see cref="Advance"/>.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private long _ticks = new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero).Ticks;
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly Channel<TimeSpan> _set = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The time in milliseconds since 1970, as Helios writes it.</summary>
    public long Milliseconds => GetUtcNow().ToUnixTimeMilliseconds();

    public int ActiveTimers
    {
        get
        {
            lock (_lock)
                return _timers.Count;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Waits until a timer is set, and gives how long it is; each timer is given once.</summary>
    public ValueTask<TimeSpan> NextTimerAsync(CancellationToken cancellationToken) => _set.Reader.ReadAsync(cancellationToken);

    /// <summary>Moves the clock to each timer as soon as it is set, until a call ends, and gives how long the timers were.</summary>
    public async Task<IReadOnlyList<TimeSpan>> RunAsync(Task call)
    {
        var waits = new List<TimeSpan>();
        while (!call.IsCompleted)
        {
            await Task.WhenAny(call, _set.Reader.WaitToReadAsync().AsTask());
            while (_set.Reader.TryRead(out var wait))
            {
                waits.Add(wait);
                Advance(wait);
            }
        }
        return waits;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        List<Timer> due;
        lock (_lock)
        {
            Interlocked.Add(ref _ticks, time.Ticks);
            due = [.. _timers.Where(t => t.Due <= GetUtcNow())];
            _timers.RemoveAll(due.Contains);
        }
        due.ForEach(t => t.Fire());
    }

    private sealed class Timer(ManualTimeProvider time, Action callback) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan)
                throw new NotSupportedException("Only timers that fire once are needed.");
            lock (time._lock)
            {
                time._timers.Remove(this);
                Due = time.GetUtcNow() + dueTime;
                if (dueTime != Timeout.InfiniteTimeSpan)
                    time._timers.Add(this);
            }
            if (dueTime != Timeout.InfiniteTimeSpan)
                time._set.Writer.TryWrite(dueTime);
            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
