using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace CloudMgmt.Core.Serialization;

/// <summary>
/// The alternatives of a union. A value is the one that its discriminator names or, without one, that whose form it has: the kind of JSON,
/// the constants among its properties, then the fewest properties that are missing or unknown, then the first. What it cannot be read as,
/// it is not; what is none of them is kept as JSON. Used by the generated code.
/// </summary>
/// <param name="discriminator">The property that tells objects apart; null if there is none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonUnion(string? discriminator = null)
{
    private readonly byte[]? _discriminator = discriminator is null ? null : Encoding.UTF8.GetBytes(discriminator);
    private readonly List<Alternative> _alternatives = [];

    // Whether more than one of the alternatives is an object, so that it has to be looked at.
    private bool HasObjects => _alternatives.Count(alternative => alternative.Shape.Takes(JsonKinds.Object)) > 1;

    /// <summary>Adds an alternative.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="shape">The form of its JSON.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="names">The values of the discriminator that stand for it.</param>
    /// <returns>This union.</returns>
    public JsonUnion Add<T>(JsonShape shape, JsonRead<T> read, JsonWrite<T> write, params string[] names)
    {
        _alternatives.Add(new Alternative<T>(shape, names, read, write));
        return this;
    }

    /// <summary>Takes a value that an application gives.</summary>
    /// <typeparam name="T">The type of the alternative.</typeparam>
    /// <param name="index">Which alternative it is.</param>
    /// <param name="value">The value.</param>
    /// <returns>The value as that alternative.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public JsonAlternative Hold<T>(int index, T value)
        => new(this, index, value is null ? throw new ArgumentNullException(nameof(value)) : value);

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">The union.</typeparam>
    /// <param name="json">The cursor.</param>
    /// <param name="create">Makes the union.</param>
    /// <returns>The union; null for a JSON null.</returns>
    public T Read<T>(ref JsonCursor json, Func<JsonAlternative, T> create)
        where T : ApiUnion
    {
        if (json.IsNull)
            return null!;
        var costs = Costs(json, out var fits);
        for (var start = json; IndexOfLeast(costs) is >= 0 and var index; json = start)
        {
            try
            {
                return create(new JsonAlternative(this, index, _alternatives[index].Read(ref json), fits));
            }
            // Within its budget another one is tried, and else the JSON is kept as it is.
            // What is no JSON at all is not for a union to judge.
            catch (Exception e) when (e is FormatException or InvalidOperationException or OverflowException)
            {
                costs[index] = JsonShape.None;
                if (!start.TakeRetry())
                    costs = [];
            }
        }
        return create(new JsonAlternative(this, -1, json.ReadAny(), fits));
    }

    internal void Write(JsonOutput json, int index, object value) => _alternatives[index].Write(json, value);

    internal bool TryConvert<T>(JsonAlternative held, int index, [NotNullWhen(true)] out T? value)
    {
        using var json = new JsonOutput(JsonPurpose.Everything);
        held.Write(json);
        var read = ((Alternative<T>)_alternatives[index]).Reader;
        return JsonReading.TryRead(json.Written, bare: null, read, out value, out _) && value is not null;
    }

    // The least first, and of equals the first.
    private static int IndexOfLeast(long[] costs)
    {
        var least = -1;
        for (var index = 0; index < costs.Length; index++)
        {
            if (costs[index] != JsonShape.None && (least < 0 || costs[index] < costs[least]))
                least = index;
        }
        return least;
    }

    private long[] Costs(JsonCursor json, out ulong fits)
    {
        var isObject = json.Reader.TokenType == JsonTokenType.StartObject;
        var isOneOfSeveral = isObject && HasObjects;
        var name = isObject && _discriminator is not null ? json.Peek(_discriminator) : null;
        // Without the property that tells it, it may be any of them, and none before the others.
        var isUntold = isOneOfSeveral && _discriminator is not null && name is null;
        var costs = new long[_alternatives.Count];
        fits = 0;
        for (var index = 0; index < costs.Length; index++)
        {
            var cost = Cost(_alternatives[index], json, isOneOfSeveral && !isUntold, name);
            if (JsonShape.IsWhole(cost))
                fits |= JsonAlternative.Bit(index);
            costs[index] = isUntold ? JsonShape.None : cost;
        }
        return costs;
    }

    private static long Cost(Alternative alternative, JsonCursor json, bool isOneOfSeveral, string? name)
        => name is null || alternative.Names.Count == 0 ? alternative.Shape.Cost(json, isOneOfSeveral)
            : alternative.Names.Contains(name) ? 0 : JsonShape.None;

    private abstract class Alternative(JsonShape shape, IReadOnlyCollection<string> names)
    {
        public JsonShape Shape => shape;

        public IReadOnlyCollection<string> Names => names;

        public abstract object Read(ref JsonCursor json);

        public abstract void Write(JsonOutput json, object value);
    }

    private sealed class Alternative<T>(JsonShape shape, IReadOnlyCollection<string> names, JsonRead<T> read, JsonWrite<T> write)
        : Alternative(shape, names)
    {
        public JsonRead<T> Reader => read;

        public override object Read(ref JsonCursor json) => read(ref json)!;

        public override void Write(JsonOutput json, object value) => write(json, (T)value);
    }
}
