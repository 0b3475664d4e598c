using System.Text.Json;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core;

/// <summary>A type that a body is read into, and whether it can be read without reflection.</summary>
internal abstract class JsonType(Type type)
{
    public Type Type { get; } = type;

    /// <summary>Reads usual JSON. What it does not take is not wrong for that: the tolerant reader decides.</summary>
    public abstract bool TryRead(ReadOnlySpan<byte> utf8, out object? value);
}

/// <inheritdoc/>
/// <param name="read">The reader; null where there is only the tolerant one.</param>
internal sealed class JsonType<T>(JsonRead<T>? read = null) : JsonType(typeof(T))
{
    public override bool TryRead(ReadOnlySpan<byte> utf8, out object? value)
    {
        value = null;
        if (read is null)
            return false;
        try
        {
            var json = new JsonCursor(utf8);
            value = read(ref json);
            return !json.Reader.Read();
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }
}
