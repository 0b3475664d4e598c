using System.Buffers;

namespace CloudMgmt.Core;

/// <summary>
/// The body of a response as the caller's stream: disposing it ends the response and frees the connection. A read that waits for
/// the service longer than the idle timeout ends the stream; time between reads does not count. When the client is disposed, a read
/// that waits ends, and later ones fail.
/// </summary>
internal sealed class ResponseStream : ReadOnlyStream
{
    private const int BufferSize = 64 * 1024;

    // What a read is at: no other type can be exchanged everywhere.
    private const int Quiet = 0;
    private const int Waiting = 1;
    private const int TimedOut = 2;

    private readonly TransportResponse _response;
    private readonly TimeSpan _idleTimeout;
    private readonly TimeProvider _time;
    private readonly Func<ConnectionFailure, Exception, ApiConnectionException> _fail;
    private readonly ClientEnd _end;
    private readonly CancellationTokenRegistration _closed;
    private readonly CancellationTokenSource _stop = new();
    private readonly ITimer? _timer;
    // Content is read into this one: a read that is given up may still write to it, which would be the caller's memory otherwise.
    private byte[]? _buffer;
    private int _wait;
    private long _waitsSince;
    private ApiConnectionException? _failure;
    private bool _disposed;

    public ResponseStream(
        TransportResponse response, TimeSpan idleTimeout, TimeProvider time, ClientEnd end,
        Func<ConnectionFailure, Exception, ApiConnectionException> fail)
    {
        (_response, _idleTimeout, _time, _end, _fail) = (response, idleTimeout, time, end, fail);
        if (idleTimeout != Timeout.InfiniteTimeSpan)
        {
            _timer = time.CreateTimer(
                static stream => ((ResponseStream)stream!).TimeOut(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _closed = end.OnClose(static stream => ((ResponseStream)stream!).Stop(), this);
    }

    public override bool CanRead => !_disposed;

    // Bounded like the others, which the content's own would not be, and without a context that waits for this thread.
    public override int Read(byte[] buffer, int offset, int count)
        => SynchronizationContext.Current is null
            ? ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult()
            : Task.Run(() => ReadAsync(buffer, offset, count, CancellationToken.None)).GetAwaiter().GetResult();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadIntoAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

#if NET
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => ReadIntoAsync(buffer, cancellationToken);
#endif

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _closed.Dispose();
            _timer?.Dispose();
            Stop();
            Return(Interlocked.Exchange(ref _buffer, null));
        }
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadIntoAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // The stream of HttpClient would report the end of the body after its disposal.
        if (_disposed)
            throw new ObjectDisposedException(nameof(ResponseStream));
        _end.ThrowIfClosed();
        if (_failure is { } failure)
            throw failure;
        var buffer = Interlocked.Exchange(ref _buffer, null) ?? ArrayPool<byte>.Shared.Rent(BufferSize);
        var count = await ReadContentAsync(buffer, Math.Min(buffer.Length, destination.Length), cancellationToken).ConfigureAwait(false);
        buffer.AsSpan(0, count).CopyTo(destination.Span);
        Interlocked.Exchange(ref _buffer, buffer);
        if (_disposed)
            Return(Interlocked.Exchange(ref _buffer, null));
        return count;
    }

    private async ValueTask<int> ReadContentAsync(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        try
        {
            var reading = Start(buffer, count);
            var read = reading.IsCompletedSuccessfully
                ? reading.Result
                : await WaitAsync(reading.AsTask(), cancellationToken).ConfigureAwait(false);
            // The end of a connection that was taken away is not the end of the body.
            _end.ThrowIfClosed();
            return read;
        }
        catch (Exception e) when (Means(e, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    // Null for what is told as it is. The framework ends a cancelled read by closing the connection under it.
    private Exception? Means(Exception e, CancellationToken cancellationToken)
    {
        if (_end.IsClosed && !_disposed)
            return _end.Ended();
        if (e is not OperationCanceledException && !BodyBuffer.IsBreak(e))
            return null;
        return _wait == TimedOut ? _failure = _fail(ConnectionFailure.IdleTimeout, e)
            : cancellationToken.IsCancellationRequested ? new OperationCanceledException(e.Message, e, cancellationToken)
            : _disposed ? new ObjectDisposedException(nameof(ResponseStream))
            : e is OperationCanceledException ? null
            : _fail(ConnectionFailure.Truncated, e);
    }

    private ValueTask<int> Start(byte[] buffer, int count)
#if NET
        => _response.Content.ReadAsync(buffer.AsMemory(0, count), _stop.Token);
#else
        => new(_response.Content.ReadAsync(buffer, 0, count, _stop.Token));
#endif

    private async Task<int> WaitAsync(Task<int> reading, CancellationToken cancellationToken)
    {
        (_waitsSince, _wait) = (_time.GetTimestamp(), Waiting);
        _timer?.Change(_idleTimeout, Timeout.InfiniteTimeSpan);
        using var cancelled = cancellationToken.Register(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop);
        try
        {
            var count = await reading.WithinAsync(_stop.Token).ConfigureAwait(false);
            return Interlocked.CompareExchange(ref _wait, Quiet, Waiting) == Waiting
                ? count
                : throw new OperationCanceledException(_stop.Token);
        }
        finally
        {
            if (!_disposed)
                _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    // A read that waits ends with it.
    private void Stop()
    {
        _stop.Cancel();
        _response.Dispose();
    }

    // The timer of an earlier read may come late.
    private void TimeOut()
    {
        if (_time.GetElapsedTime(_waitsSince) >= _idleTimeout && Interlocked.CompareExchange(ref _wait, TimedOut, Waiting) == Waiting)
            _stop.Cancel();
    }

    private static void Return(byte[]? buffer)
    {
        if (buffer is not null)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
