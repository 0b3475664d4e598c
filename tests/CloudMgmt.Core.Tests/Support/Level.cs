using System.ComponentModel;
using System.Globalization;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core.Tests;

/// <summary>An open enumeration of integers in the shape that the generator writes.</summary>
[TypeConverter(typeof(OpenEnumTypeConverter<Level, Level>))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter<Level, Level>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextJsonConverter<Level, Level>))]
public readonly struct Level : IOpenEnum<Level, long>, IJsonFormat<Level>, IEquatable<Level>
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

    void IOpenEnum.WriteJson(JsonOutput json) => json.WriteInt64(_value);

    Level IOpenEnum<Level, long>.From(long value) => new(value);

    Level IJsonFormat<Level>.Read(ref JsonCursor json) => json.ReadValue(JsonValues.ReadNumberEnum<Level>);

    void IJsonFormat<Level>.Write(JsonOutput json, Level value) => json.WriteEnum<Level>(value);
}
