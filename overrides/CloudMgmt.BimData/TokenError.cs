using CloudMgmt.Core;
using Newtonsoft.Json;

namespace CloudMgmt.BimData;

/// <summary>
/// Why the token endpoint refused client credentials (RFC 6749, section 5.2).
/// Override: the endpoint is not an operation of the OpenAPI document.
/// </summary>
public sealed class TokenError : IApiError
{
    /// <summary>The code for programs, such as <c>invalid_client</c>.</summary>
    [JsonProperty("error")]
    public string? Code { get; set; }

    /// <summary>Explanation for people.</summary>
    [JsonProperty("error_description")]
    public string? Description { get; set; }

    string? IApiError.Summarize() => ErrorLine.Of(Code, Description);
}
