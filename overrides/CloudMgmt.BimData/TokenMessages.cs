using CloudMgmt.Core;
using Newtonsoft.Json;

namespace CloudMgmt.BimData;

/// <summary>The answer of the token endpoint (RFC 6749, section 5.1).</summary>
internal sealed class AccessToken
{
    [JsonProperty("access_token")]
    public string? Value { get; set; }

    [JsonProperty("expires_in")]
    public long? ExpiresIn { get; set; }
}

/// <summary>The refusal of the token endpoint (RFC 6749, section 5.2).</summary>
internal sealed class TokenError : IApiError
{
    [JsonProperty("error")]
    public string? Code { get; set; }

    [JsonProperty("error_description")]
    public string? Description { get; set; }

    public string? Summarize() => ErrorLine.Of(Code, Description);
}
