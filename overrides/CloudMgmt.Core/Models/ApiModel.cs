using System.ComponentModel;
using System.Runtime.CompilerServices;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core;

/// <summary>
/// Base of the generated models. A model remembers which properties were set, by the caller or by a response, so that an
/// absent property and an explicit null stay different on the wire. It reads and writes itself; a class of your own that is derived from
/// one is written as the model, unless it overrides how.
/// </summary>
public abstract class ApiModel
{
    private const int BitsOfFirst = 64;

    // Which of the first 64 properties are set.
    private ulong _set;
    private Rest? _rest;

    /// <summary>
    /// JSON fields that this version of the package does not know. They are kept when a model is read, and written back
    /// unchanged, so that a read-modify-write loses nothing. Scalars are CLR values, objects and arrays are kept as parsed JSON. A number
    /// is a <see cref="long"/> or a <see cref="decimal"/>, or else, when those do not hold it as it is written, its JSON text, which
    /// <see cref="Convert.ToDouble(object, IFormatProvider)"/> takes like the others.
    /// </summary>
    public IDictionary<string, object?> AdditionalProperties
    {
        get => (_rest ??= new()).AdditionalProperties ??= new Dictionary<string, object?>(StringComparer.Ordinal);
        set => (_rest ??= new()).AdditionalProperties = value;
    }

    /// <summary>
    /// Whether a property was set, by you or by a response. One whose type has a null is also there with null, which is something else than
    /// absent; any other is there with a value, and is read without a <see cref="MissingPropertyException"/>.
    /// </summary>
    /// <param name="property">The name of the property in C#, as in <c>user.Has(nameof(user.Name))</c>.</param>
    /// <returns>Whether it was.</returns>
    /// <exception cref="ArgumentException">The model has no such property.</exception>
    public virtual bool Has(string property)
        => throw new ArgumentException($"{GetType().Name} has no property '{property}'.", nameof(property));

    /// <summary>Reads the value of one JSON field. A generated model reads those that it knows;
    /// the others come here and are kept.</summary>
    /// <param name="json">The place in the JSON text.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void ReadJsonProperty(ref JsonCursor json)
    {
        var name = json.NameText();
        AdditionalProperties[name] = json.ReadAny();
    }

    /// <summary>Reads what a service sends in the place of an object. Unless an override knows what it means, it is refused.</summary>
    /// <param name="json">The place in the JSON text.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void ReadJsonValue(ref JsonCursor json) => throw JsonCursor.OfAnotherKind();

    /// <summary>Writes the JSON fields. A generated model writes those that it knows and were set; then the others follow.</summary>
    /// <param name="json">Where they go.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void WriteJsonProperties(JsonOutput json)
    {
        if (_rest?.AdditionalProperties is not { } additional)
            return;
        foreach (var property in additional)
        {
            json.BeginProperty(property.Key);
            json.WriteAny(property.Value);
        }
    }

    /// <summary>Whether a property was set, also to null if it has one.</summary>
    /// <param name="index">Its place among all properties of the class and its bases.</param>
    /// <returns>Whether it was.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal bool HasJsonProperty(int index)
        => index < BitsOfFirst
            ? (_set & (1UL << index)) != 0
            : _rest?.Set is { } more && more.Length >= index / BitsOfFirst
                && (more[(index / BitsOfFirst) - 1] & (1UL << (index % BitsOfFirst))) != 0;

    /// <summary>The value of a property that always has one.</summary>
    /// <typeparam name="T">The type of the property.</typeparam>
    /// <param name="field">What holds its value.</param>
    /// <param name="index">Its place among all properties of the class and its bases.</param>
    /// <param name="property">The name of the property.</param>
    /// <returns>The value.</returns>
    /// <exception cref="MissingPropertyException">It has none: nobody set it, or a response left it out or had null there.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected T GetJsonProperty<T>(T? field, int index, [CallerMemberName] string property = "")
        => HasJsonProperty(index) || AspNetValidation.IsAsking(property)
            ? field!
            : throw new MissingPropertyException(GetType().Name, property);

    /// <summary>Sets a property, and remembers that.</summary>
    /// <typeparam name="T">The type of the property.</typeparam>
    /// <param name="field">What holds its value.</param>
    /// <param name="value">The value.</param>
    /// <param name="index">Its place among all properties of the class and its bases.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetJsonProperty<T>(ref T field, T value, int index)
    {
        field = value;
        // Most properties, and nearly all of the time that it takes to read a model.
        if (index < BitsOfFirst)
            _set |= 1UL << index;
        else
            Mark(index, isSet: true);
    }

    /// <summary>The value of a property that may be null, which a bit says: beside the value it would take a word.</summary>
    /// <typeparam name="T">The type of the property, without null.</typeparam>
    /// <param name="field">What holds its value.</param>
    /// <param name="index">Its place among all properties of the class and its bases; the next one says that it is not null.</param>
    /// <returns>The value.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected T? GetJsonValue<T>(T field, int index)
        where T : struct
        => HasJsonProperty(index + 1) ? field : null;

    /// <summary>Sets a property that may be null, which a bit says, and remembers that.</summary>
    /// <typeparam name="T">The type of the property, without null.</typeparam>
    /// <param name="field">What holds its value.</param>
    /// <param name="value">The value.</param>
    /// <param name="index">Its place among all properties of the class and its bases; the next one says that it is not null.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetJsonValue<T>(ref T field, T? value, int index)
        where T : struct
    {
        field = value.GetValueOrDefault();
        Mark(index, isSet: true);
        Mark(index + 1, isSet: value is not null);
    }

    /// <summary>Sets a property that always has a value, and remembers that; null, which its type does not have, is none.</summary>
    /// <typeparam name="T">The type of the property.</typeparam>
    /// <param name="field">What holds its value.</param>
    /// <param name="value">The value.</param>
    /// <param name="index">Its place among all properties of the class and its bases; the next one says that it came with null.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetRequiredJsonProperty<T>(ref T field, T value, int index)
    {
        field = value;
        Mark(index, isSet: value is not null);
        Mark(index + 1, isSet: value is null);
    }

    /// <summary>Remembers that null came for a property whose type does not have it.</summary>
    /// <param name="index">Its place among all properties of the class and its bases.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetJsonNull(int index)
    {
        Mark(index, isSet: false);
        Mark(index + 1, isSet: true);
    }

    private void Mark(int index, bool isSet)
    {
        if (index < BitsOfFirst)
        {
            Mark(ref _set, index, isSet);
            return;
        }
        var word = (index / BitsOfFirst) - 1;
        _rest ??= new();
        if (_rest.Set.Length <= word)
            Array.Resize(ref _rest.Set, word + 1);
        Mark(ref _rest.Set[word], index % BitsOfFirst, isSet);
    }

    private static void Mark(ref ulong bits, int index, bool isSet)
        => bits = isSet ? bits | (1UL << index) : bits & ~(1UL << index);

    // What few objects have: unknown fields, and more than 64 properties. A list of thousands would pay for each field.
    private sealed class Rest
    {
        public ulong[] Set = [];

        public IDictionary<string, object?>? AdditionalProperties { get; set; }
    }
}
