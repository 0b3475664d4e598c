using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core.Tests;

/// <summary>A model in the shape that the generator writes.</summary>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter<Widget, Widget.JsonFormat>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextJsonConverter<Widget, Widget.JsonFormat>))]
public class Widget : ApiModel
{
    public Widget()
    {
    }

    [SetsRequiredMembers]
    internal Widget(JsonFormat json)
    {
    }

    public required string Name { get => GetJsonProperty(field, 0); set => SetRequiredJsonProperty(ref field, value, 0); }

    public long? Id { get; set => SetJsonProperty(ref field, value, 2); }

    public string? Note { get; set => SetJsonProperty(ref field, value, 3); }

    public long? Count { get; set => SetJsonProperty(ref field, value, 4); }

    public double? Price { get; set => SetJsonProperty(ref field, value, 5); }

    public bool? Enabled { get; set => SetJsonProperty(ref field, value, 6); }

    public Color? Color { get; set => SetJsonProperty(ref field, value, 7); }

    public Level? Level { get; set => SetJsonProperty(ref field, value, 8); }

    public IList<Color>? Colors { get; set => SetJsonProperty(ref field, value, 9); }

    public IDictionary<string, Color>? Palette { get; set => SetJsonProperty(ref field, value, 10); }

    public IList<Part>? Parts { get; set => SetJsonProperty(ref field, value, 11); }

    public DateTimeOffset? CreatedAt { get; set => SetJsonProperty(ref field, value, 12); }

    public DateTimeOffset? Day { get; set => SetJsonProperty(ref field, value, 13); }

    [ApiSecret]
    [DebuggerDisplay("(secret)")]
    public string? Token { get; set => SetJsonProperty(ref field, value, 14); }

    public object? Settings { get; set => SetJsonProperty(ref field, value, 15); }

    internal static Widget ReadJson(ref JsonCursor json) => json.ReadModel(static () => new Widget(default(JsonFormat)));

    public override bool Has(string property) => property switch
    {
        nameof(Name) => HasJsonProperty(0),
        nameof(Id) => HasJsonProperty(2),
        nameof(Note) => HasJsonProperty(3),
        nameof(Count) => HasJsonProperty(4),
        nameof(Price) => HasJsonProperty(5),
        nameof(Enabled) => HasJsonProperty(6),
        nameof(Color) => HasJsonProperty(7),
        nameof(Level) => HasJsonProperty(8),
        nameof(Colors) => HasJsonProperty(9),
        nameof(Palette) => HasJsonProperty(10),
        nameof(Parts) => HasJsonProperty(11),
        nameof(CreatedAt) => HasJsonProperty(12),
        nameof(Day) => HasJsonProperty(13),
        nameof(Token) => HasJsonProperty(14),
        nameof(Settings) => HasJsonProperty(15),
        _ => base.Has(property),
    };

    protected internal override void ReadJsonProperty(ref JsonCursor json)
    {
        switch (json.NameText())
        {
            case "name": Name = json.ReadString(); break;
            case "id": Id = json.ReadInt64(); break;
            case "note": Note = json.ReadString(); break;
            case "count": Count = json.ReadInt64(); break;
            case "price": Price = json.ReadDouble(); break;
            case "enabled": Enabled = json.ReadBoolean(); break;
            case "color": Color = json.ReadTextEnum<Color>(); break;
            case "level": Level = json.ReadNumberEnum<Level>(); break;
            case "colors": Colors = json.ReadList(JsonValues.ReadTextEnumOrDefault<Color>); break;
            case "palette": Palette = json.ReadMap(JsonValues.ReadTextEnumOrDefault<Color>); break;
            case "parts": Parts = json.ReadList(Part.ReadJson); break;
            case "createdAt": CreatedAt = json.ReadTime(); break;
            case "day": Day = json.ReadTime(); break;
            case "token": Token = json.ReadString(); break;
            case "settings": Settings = json.ReadAny(); break;
            default: base.ReadJsonProperty(ref json); break;
        }
    }

    protected internal override void WriteJsonProperties(JsonOutput json)
    {
        if (json.RequiredProperty("name"u8, HasJsonProperty(0), HasJsonProperty(1), this, nameof(Name)))
            json.WriteString(Name);
        if (json.ReadOnlyProperty("id"u8, HasJsonProperty(2)))
            json.WriteInt64(Id);
        if (json.Property("note"u8, HasJsonProperty(3)))
            json.WriteString(Note);
        if (json.Property("count"u8, HasJsonProperty(4)))
            json.WriteInt64(Count);
        if (json.Property("price"u8, HasJsonProperty(5)))
            json.WriteDouble(Price);
        if (json.Property("enabled"u8, HasJsonProperty(6)))
            json.WriteBoolean(Enabled);
        if (json.Property("color"u8, HasJsonProperty(7)))
            json.WriteEnum<Color>(Color);
        if (json.Property("level"u8, HasJsonProperty(8)))
            json.WriteEnum<Level>(Level);
        if (json.Property("colors"u8, HasJsonProperty(9)))
            json.WriteList(Colors, static (json, value) => json.WriteEnum<Color>(value));
        if (json.Property("palette"u8, HasJsonProperty(10)))
            json.WriteMap(Palette, static (json, value) => json.WriteEnum<Color>(value));
        if (json.Property("parts"u8, HasJsonProperty(11)))
            json.WriteList(Parts, JsonValues.WriteModel);
        if (json.Property("createdAt"u8, HasJsonProperty(12)))
            json.WriteTime(CreatedAt);
        if (json.Property("day"u8, HasJsonProperty(13)))
            json.WriteDate(Day);
        if (json.Property("token"u8, HasJsonProperty(14)))
            json.WriteString(Token);
        if (json.Property("settings"u8, HasJsonProperty(15)))
            json.WriteAny(Settings);
        base.WriteJsonProperties(json);
    }

    internal readonly struct JsonFormat : IJsonFormat<Widget>
    {
        public Widget Read(ref JsonCursor json) => ReadJson(ref json);

        public void Write(JsonOutput json, Widget value) => json.WriteModel(value);
    }
}
