using System.ComponentModel;

namespace CloudMgmt.Core.Serialization;

/// <summary>How a model, a union or an enumeration is read and written; the converters of the JSON libraries
/// make a default value of it.</summary>
/// <typeparam name="T">The model, union or enumeration.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonFormat<T>
{
    /// <summary>Reads a value.</summary>
    /// <inheritdoc cref="JsonRead{T}" path="/*[not(self::summary) and not(self::typeparam)]"/>
    T Read(ref JsonCursor json);

    /// <summary>Writes a value.</summary>
    /// <inheritdoc cref="JsonWrite{T}" path="/*[not(self::summary) and not(self::typeparam)]"/>
    void Write(JsonOutput json, T value);
}
