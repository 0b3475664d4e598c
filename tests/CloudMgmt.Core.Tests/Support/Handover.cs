using Newtonsoft.Json;

namespace CloudMgmt.Core.Tests;

/// <summary>A model whose required property may be null.</summary>
public class Handover : ApiModel
{
    private string? _owner;
    private bool _ownerIsSet;

    [JsonProperty("owner")]
    [ApiProperty(Required = true, Nullable = true)]
    public string? Owner
    {
        get => _owner;
        set => (_owner, _ownerIsSet) = (value, true);
    }

    public bool ShouldSerializeOwner() => _ownerIsSet;
}
