using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core;

/// <summary>A type that a body is read into, and whether it can be read without reflection.</summary>
internal abstract class JsonType(Type type)
{
    public Type Type { get; } = type;

    /// <summary>The type in words, for messages.</summary>
    public string Name => Describe(Type);

    /// <summary>Whether there is a reader; without one, it is a type of the application.</summary>
    public abstract bool HasReader { get; }

    /// <summary>Reads JSON by the reader.</summary>
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
/// <param name="read">The reader; null for a type of the application.</param>
internal sealed class JsonType<T>(JsonRead<T>? read) : JsonType(typeof(T))
{
    public override bool HasReader => read is not null;

    public override bool TryRead(ReadOnlySpan<byte> utf8, HashSet<long>? bare, out object? value, out int place)
    {
        (value, place) = (null, 0);
        if (read is null || !JsonReading.TryRead(utf8, bare, read, out var result, out place))
            return false;
        value = result;
        return true;
    }
}
