using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core.Tests;

/// <summary>An error in the shape that the generator writes, with the override that each API has.</summary>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter<WidgetError, WidgetError.JsonFormat>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextJsonConverter<WidgetError, WidgetError.JsonFormat>))]
public class WidgetError : ApiModel, IApiError
{
    public string? Code { get; set => SetJsonProperty(ref field, value, 0); }

    public string? Message { get; set => SetJsonProperty(ref field, value, 1); }

    internal static WidgetError ReadJson(ref JsonCursor json) => json.ReadModel(static () => new WidgetError());

    public override bool Has(string property) => property switch
    {
        nameof(Code) => HasJsonProperty(0),
        nameof(Message) => HasJsonProperty(1),
        _ => base.Has(property),
    };

    protected internal override void ReadJsonProperty(ref JsonCursor json)
    {
        switch (json.NameText())
        {
            case "code": Code = json.ReadString(); break;
            case "message": Message = json.ReadString(); break;
            default: base.ReadJsonProperty(ref json); break;
        }
    }

    protected internal override void WriteJsonProperties(JsonOutput json)
    {
        if (json.Property("code"u8, HasJsonProperty(0)))
            json.WriteString(Code);
        if (json.Property("message"u8, HasJsonProperty(1)))
            json.WriteString(Message);
        base.WriteJsonProperties(json);
    }

    string? IApiError.Summarize() => ErrorLine.Of(Code, Message);

    internal readonly struct JsonFormat : IJsonFormat<WidgetError>
    {
        public WidgetError Read(ref JsonCursor json) => ReadJson(ref json);

        public void Write(JsonOutput json, WidgetError value) => json.WriteModel(value);
    }
}
