using Newtonsoft.Json;

namespace CloudMgmt.Core.Tests;

/// <summary>An error in the shape that the generator writes, with the override that each API has.</summary>
public class WidgetError : ApiModel, IApiError
{
    [JsonProperty("code")]
    public string? Code { get; set; }

    [JsonProperty("message")]
    public string? Message { get; set; }

    string? IApiError.Summarize() => ErrorLine.Of(Code, Message);
}
