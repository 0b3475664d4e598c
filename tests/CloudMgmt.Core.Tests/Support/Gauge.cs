using System.Diagnostics.CodeAnalysis;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core.Tests;

/// <summary>A model whose required properties are values.</summary>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter<Gauge, Gauge.JsonFormat>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextJsonConverter<Gauge, Gauge.JsonFormat>))]
public class Gauge : ApiModel
{
    public Gauge()
    {
    }

    [SetsRequiredMembers]
    internal Gauge(JsonFormat json)
    {
    }

    public required long Count { get => GetJsonProperty(field, 0); set => SetRequiredJsonProperty(ref field, value, 0); }

    public required Color Color { get => GetJsonProperty(field, 2); set => SetRequiredJsonProperty(ref field, value, 2); }

    public long Id { get => GetJsonProperty(field, 4); set => SetRequiredJsonProperty(ref field, value, 4); }

    internal static Gauge ReadJson(ref JsonCursor json) => json.ReadModel(static () => new Gauge(default(JsonFormat)));

    public override bool Has(string property) => property switch
    {
        nameof(Count) => HasJsonProperty(0),
        nameof(Color) => HasJsonProperty(2),
        nameof(Id) => HasJsonProperty(4),
        _ => base.Has(property),
    };

    protected internal override void ReadJsonProperty(ref JsonCursor json)
    {
        switch (json.NameText())
        {
            case "count": if (json.ReadInt64() is { } value0) Count = value0; else SetJsonNull(0); break;
            case "color": if (json.ReadTextEnum<Color>() is { } value2) Color = value2; else SetJsonNull(2); break;
            case "id": if (json.ReadInt64() is { } value4) Id = value4; else SetJsonNull(4); break;
            default: base.ReadJsonProperty(ref json); break;
        }
    }

    protected internal override void WriteJsonProperties(JsonOutput json)
    {
        if (json.RequiredProperty("count"u8, HasJsonProperty(0), HasJsonProperty(1), this, nameof(Count)))
            json.WriteInt64(Count);
        if (json.RequiredProperty("color"u8, HasJsonProperty(2), HasJsonProperty(3), this, nameof(Color)))
            json.WriteEnum<Color>(Color);
        if (json.ReadOnlyProperty("id"u8, HasJsonProperty(4), HasJsonProperty(5)))
            json.WriteInt64(Id);
        base.WriteJsonProperties(json);
    }

    internal readonly struct JsonFormat : IJsonFormat<Gauge>
    {
        public Gauge Read(ref JsonCursor json) => ReadJson(ref json);

        public void Write(JsonOutput json, Gauge value) => json.WriteModel(value);
    }
}
