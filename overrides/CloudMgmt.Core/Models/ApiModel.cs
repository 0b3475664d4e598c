using System.ComponentModel;
using CloudMgmt.Core.Serialization;
using Newtonsoft.Json;

namespace CloudMgmt.Core;

/// <summary>
/// Base of the generated models. A model remembers which properties were set, by the caller or by a response, so that an
/// absent property and an explicit null stay different on the wire.
/// </summary>
public abstract class ApiModel
{
    private IDictionary<string, object?>? _additionalProperties;

    /// <summary>
    /// JSON fields that this version of the package does not know. They are kept when a model is read, and written back
    /// unchanged, so that a read-modify-write loses nothing. Scalars are CLR values, objects and arrays are kept as parsed JSON. A number
    /// is a <see cref="long"/> or a <see cref="decimal"/>, or else, when those do not hold it as it is written, its JSON text, which
    /// <see cref="Convert.ToDouble(object, IFormatProvider)"/> takes like the others.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, object?> AdditionalProperties
    {
        get => _additionalProperties ??= new Dictionary<string, object?>(StringComparer.Ordinal);
        set => _additionalProperties = value;
    }

    /// <summary>Reads the value of one JSON field. A generated model reads those that it knows; the others come here and are kept.</summary>
    /// <param name="json">The place in the JSON text.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void ReadJsonProperty(ref JsonCursor json)
    {
        var name = json.NameText();
        AdditionalProperties[name] = json.ReadAny();
    }
}
