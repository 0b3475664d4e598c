using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using CloudMgmt.Core.Serialization;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.Core;

/// <summary>
/// Base of the generated unions: a value of one of several types. What a service sends of a type that this version does not know is
/// kept, and written back unchanged.
/// </summary>
public abstract class ApiUnion : IEquatable<ApiUnion>
{
    private readonly JsonAlternative _held;

    /// <summary>Holds a value.</summary>
    /// <param name="held">The value, and which alternative it is.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ApiUnion(JsonAlternative held) => _held = held;

    /// <summary>
    /// The value, to be asked for its type: one of those of the union or, if <see cref="IsKnown"/> is false, JSON as in
    /// <see cref="ApiModel.AdditionalProperties"/>.
    /// </summary>
    public object Value => _held.Value;

    /// <summary>Whether the value is of a type that this version knows.</summary>
    public bool IsKnown => _held.Index >= 0;

    /// <summary>Does what is said for the type of the value.</summary>
    /// <typeparam name="T">One type.</typeparam>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="first">What is done with a value of that type.</param>
    /// <param name="otherwise">What is done with any other, such as one that this version does not know.</param>
    /// <returns>What comes of it.</returns>
    public TResult Match<T, TResult>(Func<T, TResult> first, Func<object, TResult> otherwise)
        => Value is T value ? Argument.NotNull(first)(value) : Argument.NotNull(otherwise)(Value);

    /// <summary>Does what is said for the type of the value; that of the first of the types that it is.</summary>
    /// <typeparam name="T1">One type.</typeparam>
    /// <typeparam name="T2">Another.</typeparam>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="first">What is done with a value of the first type.</param>
    /// <param name="second">What is done with one of the second type.</param>
    /// <param name="otherwise">What is done with any other, such as one that this version does not know.</param>
    /// <returns>What comes of it.</returns>
    public TResult Match<T1, T2, TResult>(Func<T1, TResult> first, Func<T2, TResult> second, Func<object, TResult> otherwise)
        => Value is T1 value ? Argument.NotNull(first)(value) : Match(second, otherwise);

    /// <summary>Does what is said for the type of the value; that of the first of the types that it is.</summary>
    /// <typeparam name="T1">One type.</typeparam>
    /// <typeparam name="T2">Another.</typeparam>
    /// <typeparam name="T3">A third.</typeparam>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="first">What is done with a value of the first type.</param>
    /// <param name="second">What is done with one of the second type.</param>
    /// <param name="third">What is done with one of the third type.</param>
    /// <param name="otherwise">What is done with any other, such as one that this version does not know.</param>
    /// <returns>What comes of it.</returns>
    public TResult Match<T1, T2, T3, TResult>(
        Func<T1, TResult> first, Func<T2, TResult> second, Func<T3, TResult> third, Func<object, TResult> otherwise)
        => Value is T1 value ? Argument.NotNull(first)(value) : Match(second, third, otherwise);

    /// <summary>Compares two unions: scalars and JSON by what they are; models, lists and maps by whether
    /// they are the same object.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether both are the same union with the same value.</returns>
    public bool Equals(ApiUnion? other)
        => other is not null && other.GetType() == GetType() && other._held.Index == _held.Index
            && (Value is JToken json && other.Value is JToken same ? JToken.DeepEquals(json, same) : Value.Equals(other.Value));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as ApiUnion);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Value is JToken ? 0 : Value.GetHashCode();

    /// <summary>The value as text; of anything but a scalar only the name of its type.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => Value is JToken ? "JSON" : Value.ToString() ?? "";

    /// <summary>Gives the value as one of the alternatives.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="index">Which alternative.</param>
    /// <param name="value">The value; if it was read as another alternative and could be this one too,
    /// a copy that was read as this one.</param>
    /// <returns>Whether the value can be that alternative.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool TryGet<T>(int index, [NotNullWhen(true)] out T? value) => _held.TryGet(index, out value);

    internal void WriteJson(JsonOutput json) => _held.Write(json);
}
