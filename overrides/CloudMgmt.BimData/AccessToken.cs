using Newtonsoft.Json;

namespace CloudMgmt.BimData;

/// <summary>The answer of the token endpoint (RFC 6749, section 5.1).</summary>
internal sealed class AccessToken
{
    [JsonProperty("access_token")]
    public string? Value { get; set; }

    [JsonProperty("expires_in")]
    public double? ExpiresIn { get; set; }
}
