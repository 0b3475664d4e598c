using CloudMgmt.Core.Serialization;
using Newtonsoft.Json;

namespace CloudMgmt.Core.Tests;

/// <summary>A model within a model, with a required property.</summary>
public class Part : ApiModel
{
    private string? _code;
    private bool _codeIsSet;

    private IList<Part>? _parts;
    private bool _partsIsSet;

    [JsonProperty("code")]
    [ApiProperty(Required = true)]
    public string? Code
    {
        get => _code;
        set => (_code, _codeIsSet) = (value, true);
    }

    [JsonProperty("parts")]
    public IList<Part>? Parts
    {
        get => _parts;
        set => (_parts, _partsIsSet) = (value, true);
    }

    public bool ShouldSerializeCode() => _codeIsSet;

    public bool ShouldSerializeParts() => _partsIsSet;

    protected internal override void ReadJsonProperty(ref JsonCursor json)
    {
        switch (json.Name)
        {
            case "code": Code = json.ReadString(); break;
            case "parts": Parts = json.ReadList(JsonValues.ReadModel<Part>); break;
            default: base.ReadJsonProperty(ref json); break;
        }
    }
}
