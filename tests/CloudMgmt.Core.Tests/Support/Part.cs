using System.Diagnostics.CodeAnalysis;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core.Tests;

/// <summary>A model within a model, with a required property.</summary>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter<Part, Part.JsonFormat>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextJsonConverter<Part, Part.JsonFormat>))]
public class Part : ApiModel
{
    public Part()
    {
    }

    [SetsRequiredMembers]
    internal Part(JsonFormat json)
    {
    }

    public required string Code { get => GetJsonProperty(field, 0); set => SetRequiredJsonProperty(ref field, value, 0); }

    public IList<Part>? Parts { get; set => SetJsonProperty(ref field, value, 2); }

    internal static Part ReadJson(ref JsonCursor json) => json.ReadModel(static () => new Part(default(JsonFormat)));

    public override bool Has(string property) => property switch
    {
        nameof(Code) => HasJsonProperty(0),
        nameof(Parts) => HasJsonProperty(2),
        _ => base.Has(property),
    };

    protected internal override void ReadJsonProperty(ref JsonCursor json)
    {
        switch (json.NameText())
        {
            case "code": Code = json.ReadString(); break;
            case "parts": Parts = json.ReadList(ReadJson); break;
            default: base.ReadJsonProperty(ref json); break;
        }
    }

    protected internal override void WriteJsonProperties(JsonOutput json)
    {
        if (json.RequiredProperty("code"u8, HasJsonProperty(0), HasJsonProperty(1), this, nameof(Code)))
            json.WriteString(Code);
        if (json.Property("parts"u8, HasJsonProperty(2)))
            json.WriteList(Parts, JsonValues.WriteModel);
        base.WriteJsonProperties(json);
    }

    internal readonly struct JsonFormat : IJsonFormat<Part>
    {
        public Part Read(ref JsonCursor json) => ReadJson(ref json);

        public void Write(JsonOutput json, Part value) => json.WriteModel(value);
    }
}
