using System.Globalization;
using CloudMgmt.Core.Serialization;
using Newtonsoft.Json;

namespace CloudMgmt.Core.Tests;

/// <summary>An open enumeration of integers in the shape that the generator writes.</summary>
[JsonConverter(typeof(OpenEnumConverter<Level, long>))]
public readonly struct Level : IOpenEnum<Level, long>, IEquatable<Level>
{
    private readonly long _value;

    public Level(long value) => _value = value;

    public static Level Admin { get; } = new(100);

    public static Level User { get; } = new(50);

    public long Value => _value;

    public bool IsKnown => Value is 100 or 50;

    public static implicit operator Level(long value) => new(value);

    public static bool operator ==(Level left, Level right) => left.Equals(right);

    public static bool operator !=(Level left, Level right) => !left.Equals(right);

    public bool Equals(Level other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Level other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode();

    public override string ToString() => _value.ToString(CultureInfo.InvariantCulture);

    public string ToWireText() => ToString();

    Level IOpenEnum<Level, long>.From(long value) => new(value);
}
