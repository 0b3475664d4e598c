using System.Buffers;

namespace CloudMgmt.Core.Tests;

/// <summary>Bytes that lie in memory piece by piece, as they came from a network.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    /// <param name="bytes">The bytes.</param>
    /// <param name="size">How many are in a piece.</param>
    public static ReadOnlySequence<byte> Of(ReadOnlySpan<byte> bytes, int size)
    {
        Pieces? first = null, last = null;
        foreach (var piece in bytes.ToArray().Chunk(size))
        {
            var next = new Pieces { Memory = piece, RunningIndex = last is null ? 0 : last.RunningIndex + last.Memory.Length };
            last?.Next = next;
            (first, last) = (first ?? next, next);
        }
        return new(first!, 0, last!, last!.Memory.Length);
    }
}
