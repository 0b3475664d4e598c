using CloudMgmt.Core.Serialization;
using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>A type that a body is read into, and whether it can be read without reflection.</summary>
internal abstract class JsonType(Type type)
{
    public Type Type { get; } = type;

    /// <summary>The type in words, for messages.</summary>
    public string Name => Describe(Type);

    /// <summary>Reads a type of the application; null for a type that has a reader of ours.</summary>
    public virtual Func<JsonReader, Type, object?>? Foreign => null;

    /// <summary>Reads JSON by the reader, if there is one.</summary>
    /// <inheritdoc cref="JsonReading.TryRead" path="/param"/>
    public abstract bool TryRead(ReadOnlySpan<byte> utf8, HashSet<long>? bare, out object? value, out int place);

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
/// <param name="read">The reader.</param>
internal sealed class JsonType<T>(JsonRead<T> read) : JsonType(typeof(T))
{
    public override bool TryRead(ReadOnlySpan<byte> utf8, HashSet<long>? bare, out object? value, out int place)
    {
        var isRead = JsonReading.TryRead(utf8, bare, read, out var result, out place);
        value = isRead ? result : null;
        return isRead;
    }
}

/// <summary>A type of the application.</summary>
/// <param name="type">The type.</param>
/// <param name="read">What reads it.</param>
internal sealed class ForeignJsonType(Type type, Func<JsonReader, Type, object?> read) : JsonType(type)
{
    public override Func<JsonReader, Type, object?> Foreign => read;

    public override bool TryRead(ReadOnlySpan<byte> utf8, HashSet<long>? bare, out object? value, out int place)
    {
        (value, place) = (null, 0);
        return false;
    }
}
