using CloudMgmt.Core.Internal;

namespace CloudMgmt.Core.Tests;

/// <summary>A body whose next byte never comes.</summary>
internal sealed class NeverEnding : ReadOnlyStream
{
    private readonly SemaphoreSlim _reads = new(0);

    /// <summary>Waits until somebody waits for a byte, each time once.</summary>
    public Task ReadingAsync(CancellationToken cancellationToken) => _reads.WaitAsync(cancellationToken);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _reads.Release();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The tests read asynchronously.");
}
