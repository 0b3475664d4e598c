using System.Diagnostics;
using CloudMgmt.Core.Serialization;
using Newtonsoft.Json;

namespace CloudMgmt.Core.Tests;

/// <summary>A model in the shape that the generator writes.</summary>
public class Widget : ApiModel
{
    private string? _name;
    private bool _nameIsSet;

    private long? _id;
    private bool _idIsSet;

    private string? _note;
    private bool _noteIsSet;

    private long? _count;
    private bool _countIsSet;

    private double? _price;
    private bool _priceIsSet;

    private bool? _enabled;
    private bool _enabledIsSet;

    private Color? _color;
    private bool _colorIsSet;

    private Level? _level;
    private bool _levelIsSet;

    private IList<Color>? _colors;
    private bool _colorsIsSet;

    private IDictionary<string, Color>? _palette;
    private bool _paletteIsSet;

    private IList<Part>? _parts;
    private bool _partsIsSet;

    private DateTimeOffset? _createdAt;
    private bool _createdAtIsSet;

    private DateTimeOffset? _day;
    private bool _dayIsSet;

    private string? _token;
    private bool _tokenIsSet;

    private object? _settings;
    private bool _settingsIsSet;

    [JsonProperty("name")]
    [ApiProperty(Required = true)]
    public string? Name
    {
        get => _name;
        set => (_name, _nameIsSet) = (value, true);
    }

    [JsonProperty("id")]
    [ApiProperty(ReadOnly = true)]
    public long? Id
    {
        get => _id;
        set => (_id, _idIsSet) = (value, true);
    }

    [JsonProperty("note")]
    [ApiProperty(Nullable = true)]
    public string? Note
    {
        get => _note;
        set => (_note, _noteIsSet) = (value, true);
    }

    [JsonProperty("count")]
    public long? Count
    {
        get => _count;
        set => (_count, _countIsSet) = (value, true);
    }

    [JsonProperty("price")]
    public double? Price
    {
        get => _price;
        set => (_price, _priceIsSet) = (value, true);
    }

    [JsonProperty("enabled")]
    public bool? Enabled
    {
        get => _enabled;
        set => (_enabled, _enabledIsSet) = (value, true);
    }

    [JsonProperty("color")]
    [ApiProperty(Nullable = true)]
    public Color? Color
    {
        get => _color;
        set => (_color, _colorIsSet) = (value, true);
    }

    [JsonProperty("level")]
    public Level? Level
    {
        get => _level;
        set => (_level, _levelIsSet) = (value, true);
    }

    [JsonProperty("colors")]
    public IList<Color>? Colors
    {
        get => _colors;
        set => (_colors, _colorsIsSet) = (value, true);
    }

    [JsonProperty("palette")]
    public IDictionary<string, Color>? Palette
    {
        get => _palette;
        set => (_palette, _paletteIsSet) = (value, true);
    }

    [JsonProperty("parts")]
    public IList<Part>? Parts
    {
        get => _parts;
        set => (_parts, _partsIsSet) = (value, true);
    }

    [JsonProperty("createdAt")]
    public DateTimeOffset? CreatedAt
    {
        get => _createdAt;
        set => (_createdAt, _createdAtIsSet) = (value, true);
    }

    [JsonProperty("day")]
    [JsonConverter(typeof(DateConverter))]
    public DateTimeOffset? Day
    {
        get => _day;
        set => (_day, _dayIsSet) = (value, true);
    }

    [JsonProperty("token")]
    [ApiProperty(Secret = true)]
    [DebuggerDisplay("(secret)")]
    public string? Token
    {
        get => _token;
        set => (_token, _tokenIsSet) = (value, true);
    }

    [JsonProperty("settings")]
    public object? Settings
    {
        get => _settings;
        set => (_settings, _settingsIsSet) = (value, true);
    }

    public bool ShouldSerializeName() => _nameIsSet;

    public bool ShouldSerializeId() => _idIsSet;

    public bool ShouldSerializeNote() => _noteIsSet;

    public bool ShouldSerializeCount() => _countIsSet;

    public bool ShouldSerializePrice() => _priceIsSet;

    public bool ShouldSerializeEnabled() => _enabledIsSet;

    public bool ShouldSerializeColor() => _colorIsSet;

    public bool ShouldSerializeLevel() => _levelIsSet;

    public bool ShouldSerializeColors() => _colorsIsSet;

    public bool ShouldSerializePalette() => _paletteIsSet;

    public bool ShouldSerializeParts() => _partsIsSet;

    public bool ShouldSerializeCreatedAt() => _createdAtIsSet;

    public bool ShouldSerializeDay() => _dayIsSet;

    public bool ShouldSerializeToken() => _tokenIsSet;

    public bool ShouldSerializeSettings() => _settingsIsSet;

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
            case "colors": Colors = json.ReadValues(JsonValues.ReadTextEnum<Color>); break;
            case "palette": Palette = json.ReadValueMap(JsonValues.ReadTextEnum<Color>); break;
            case "parts": Parts = json.ReadList(JsonValues.ReadModel<Part>); break;
            case "createdAt": CreatedAt = json.ReadTime(); break;
            case "day": Day = json.ReadTime(); break;
            case "token": Token = json.ReadString(); break;
            case "settings": Settings = json.ReadAny(); break;
            default: base.ReadJsonProperty(ref json); break;
        }
    }
}
