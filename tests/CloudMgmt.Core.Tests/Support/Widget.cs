using System.Diagnostics;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core.Tests;

/// <summary>A model in the shape that the generator writes.</summary>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter<Widget, Widget.JsonFormat>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextJsonConverter<Widget, Widget.JsonFormat>))]
public class Widget : ApiModel
{
    public string? Name { get; set => SetJsonProperty(ref field, value, 0); }

    public long? Id { get; set => SetJsonProperty(ref field, value, 1); }

    public string? Note { get; set => SetJsonProperty(ref field, value, 2); }

    public long? Count { get; set => SetJsonProperty(ref field, value, 3); }

    public double? Price { get; set => SetJsonProperty(ref field, value, 4); }

    public bool? Enabled { get; set => SetJsonProperty(ref field, value, 5); }

    public Color? Color { get; set => SetJsonProperty(ref field, value, 6); }

    public Level? Level { get; set => SetJsonProperty(ref field, value, 7); }

    public IList<Color>? Colors { get; set => SetJsonProperty(ref field, value, 8); }

    public IDictionary<string, Color>? Palette { get; set => SetJsonProperty(ref field, value, 9); }

    public IList<Part>? Parts { get; set => SetJsonProperty(ref field, value, 10); }

    public DateTimeOffset? CreatedAt { get; set => SetJsonProperty(ref field, value, 11); }

    public DateTimeOffset? Day { get; set => SetJsonProperty(ref field, value, 12); }

    [ApiSecret]
    [DebuggerDisplay("(secret)")]
    public string? Token { get; set => SetJsonProperty(ref field, value, 13); }

    public object? Settings { get; set => SetJsonProperty(ref field, value, 14); }

    internal static Widget ReadJson(ref JsonCursor json) => json.ReadModel(static () => new Widget());

    protected internal override void ReadJsonProperty(ref JsonCursor json)
    {
        switch (json.Name)
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
        if (json.RequiredProperty("name"u8, HasJsonProperty(0), this, nameof(Name)))
            json.WriteString(Name);
        if (json.ReadOnlyProperty("id"u8, HasJsonProperty(1)))
            json.WriteInt64(Id);
        if (json.Property("note"u8, HasJsonProperty(2)))
            json.WriteString(Note);
        if (json.Property("count"u8, HasJsonProperty(3)))
            json.WriteInt64(Count);
        if (json.Property("price"u8, HasJsonProperty(4)))
            json.WriteDouble(Price);
        if (json.Property("enabled"u8, HasJsonProperty(5)))
            json.WriteBoolean(Enabled);
        if (json.Property("color"u8, HasJsonProperty(6)))
            json.WriteEnum<Color>(Color);
        if (json.Property("level"u8, HasJsonProperty(7)))
            json.WriteEnum<Level>(Level);
        if (json.Property("colors"u8, HasJsonProperty(8)))
            json.WriteList(Colors, static (json, value) => json.WriteEnum<Color>(value));
        if (json.Property("palette"u8, HasJsonProperty(9)))
            json.WriteMap(Palette, static (json, value) => json.WriteEnum<Color>(value));
        if (json.Property("parts"u8, HasJsonProperty(10)))
            json.WriteList(Parts, JsonValues.WriteModel);
        if (json.Property("createdAt"u8, HasJsonProperty(11)))
            json.WriteTime(CreatedAt);
        if (json.Property("day"u8, HasJsonProperty(12)))
            json.WriteDate(Day);
        if (json.Property("token"u8, HasJsonProperty(13)))
            json.WriteString(Token);
        if (json.Property("settings"u8, HasJsonProperty(14)))
            json.WriteAny(Settings);
        base.WriteJsonProperties(json);
    }

    internal readonly struct JsonFormat : IJsonFormat<Widget>
    {
        public Widget Read(ref JsonCursor json) => ReadJson(ref json);

        public void Write(JsonOutput json, Widget value) => json.WriteModel(value);
    }
}
