using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace CloudMgmt.Core.Serialization;

/// <summary>A value of a union, and which of its alternatives it is. Used by the generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonAlternative
{
    // Each bit stands for an alternative that the value can be; what comes behind the last one can be itself only.
    private const int Bits = 64;

    private readonly JsonUnion _union;
    private readonly ulong _fits;

    internal JsonAlternative(JsonUnion union, int index, object value, ulong fits = 0)
        => (_union, Index, Value, _fits) = (union, index, value, fits);

    internal object Value { get; }

    /// <summary>Which alternative it is; negative if it is none that is known.</summary>
    internal int Index { get; }

    internal static ulong Bit(int index) => index < Bits ? 1UL << index : 0;

    internal bool TryGet<T>(int index, [NotNullWhen(true)] out T? value)
    {
        if (Index == index)
        {
            value = (T)Value;
            return true;
        }
        value = default;
        return (_fits & Bit(index)) != 0 && _union.TryConvert(this, index, out value);
    }

    internal void Write(JsonOutput json)
    {
        if (Index < 0)
            json.WriteAny(Value);
        else
            _union.Write(json, Index, Value);
    }
}
