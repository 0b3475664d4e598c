using System.ComponentModel;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core.Tests;

/// <summary>An open enumeration of texts in the shape that the generator writes.</summary>
[TypeConverter(typeof(OpenEnumTypeConverter<Color, Color>))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter<Color, Color>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextJsonConverter<Color, Color>))]
public readonly struct Color : IOpenEnum<Color, string>, IJsonFormat<Color>, IEquatable<Color>
{
    private readonly string? _value;

    public Color(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    public static Color Red { get; } = new("red");

    public static Color LightBlue { get; } = new("light-blue");

    public string Value => _value ?? "";

    public bool IsKnown => Value is "red" or "light-blue";

    public static implicit operator Color(string value) => new(value);

    public static bool operator ==(Color left, Color right) => left.Equals(right);

    public static bool operator !=(Color left, Color right) => !left.Equals(right);

    public bool Equals(Color other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Color other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    public override string ToString() => Value;

    public string ToWireText() => ToString();

    void IOpenEnum.WriteJson(JsonOutput json) => json.WriteString(_value);

    Color IOpenEnum<Color, string>.From(string value) => new(value);

    Color IJsonFormat<Color>.Read(ref JsonCursor json) => json.ReadTextEnumOrDefault<Color>();

    void IJsonFormat<Color>.Write(JsonOutput json, Color value) => json.WriteEnum<Color>(value);
}
