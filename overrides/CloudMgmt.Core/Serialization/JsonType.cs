using System.Text.Json;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core;

/// <summary>A type that a body is read into, and whether it can be read without reflection.</summary>
internal abstract class JsonType(Type type)
{
    public Type Type { get; } = type;

    /// <summary>The type in words, for messages.</summary>
    public string Name => Describe(Type);

    /// <summary>Reads usual JSON. What it does not take is not wrong for that: the tolerant reader decides.</summary>
    public abstract bool TryRead(ReadOnlySpan<byte> utf8, out object? value);

    private static string Describe(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Describe(value);
        var arguments = type.GetGenericArguments();
        return arguments.Length switch
        {
            0 => type.Name,
            1 => $"a list of {Describe(arguments[0])}",
            _ => $"an object with values of {Describe(arguments[arguments.Length - 1])}",
        };
    }
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
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or InsufficientExecutionStackException)
        {
            return false;
        }
    }
}
