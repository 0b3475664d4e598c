using System.ComponentModel;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core;

/// <summary>A value from a list that the service may extend: known values have names, unknown ones are kept as they came.</summary>
public interface IOpenEnum
{
    /// <summary>Whether the value is one that this version of the package knows.</summary>
    bool IsKnown { get; }

    /// <summary>The text of the value on the wire.</summary>
    /// <returns>The raw text, never null.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    string ToWireText();

    /// <summary>Writes the value as it came, which for a default value may be null.</summary>
    /// <param name="json">Where it goes.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void WriteJson(JsonOutput json);
}

/// <summary>An open enumeration with its raw value.</summary>
/// <typeparam name="TSelf">The enumeration.</typeparam>
/// <typeparam name="TValue">The raw value on the wire: <see cref="string"/> or <see cref="long"/>.</typeparam>
public interface IOpenEnum<TSelf, TValue> : IOpenEnum
    where TSelf : struct, IOpenEnum<TSelf, TValue>
{
    /// <summary>The raw value on the wire.</summary>
    TValue Value { get; }

    /// <summary>Makes a value of the enumeration without reflection; callable on a default value.</summary>
    /// <param name="value">The raw value.</param>
    /// <returns>The value, known or not.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TSelf From(TValue value);
}
