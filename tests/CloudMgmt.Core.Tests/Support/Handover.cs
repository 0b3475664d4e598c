using System.Diagnostics.CodeAnalysis;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core.Tests;

/// <summary>A model whose required property may be null.</summary>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter<Handover, Handover.JsonFormat>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextJsonConverter<Handover, Handover.JsonFormat>))]
public class Handover : ApiModel
{
    public Handover()
    {
    }

    [SetsRequiredMembers]
    internal Handover(JsonFormat json)
    {
    }

    public required string? Owner { get; set => SetJsonProperty(ref field, value, 0); }

    internal static Handover ReadJson(ref JsonCursor json) => json.ReadModel(static () => new Handover(default(JsonFormat)));

    protected internal override void ReadJsonProperty(ref JsonCursor json)
    {
        switch (json.NameText())
        {
            case "owner": Owner = json.ReadString(); break;
            default: base.ReadJsonProperty(ref json); break;
        }
    }

    protected internal override void WriteJsonProperties(JsonOutput json)
    {
        if (json.NullableProperty("owner"u8, HasJsonProperty(0), this, nameof(Owner)))
            json.WriteString(Owner);
        base.WriteJsonProperties(json);
    }

    internal readonly struct JsonFormat : IJsonFormat<Handover>
    {
        public Handover Read(ref JsonCursor json) => ReadJson(ref json);

        public void Write(JsonOutput json, Handover value) => json.WriteModel(value);
    }
}
