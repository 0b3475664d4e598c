using System.ComponentModel;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core;

/// <summary>
/// Why the token endpoint refused client credentials (RFC 6749, section 5.2).
/// </summary>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter<TokenError, TokenError.JsonFormat>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextJsonConverter<TokenError, TokenError.JsonFormat>))]
public sealed class TokenError : ApiModel, IApiError
{
    /// <summary>The code for programs, such as <c>invalid_client</c>.</summary>
    public string? Code { get; set => SetJsonProperty(ref field, value, 0); }

    /// <summary>Explanation for people.</summary>
    public string? Description { get; set => SetJsonProperty(ref field, value, 1); }

    internal static TokenError ReadJson(ref JsonCursor json) => json.ReadModel(static () => new TokenError());

    /// <inheritdoc/>
    public override bool Has(string property) => property switch
    {
        nameof(Code) => HasJsonProperty(0),
        nameof(Description) => HasJsonProperty(1),
        _ => base.Has(property),
    };

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal override void ReadJsonProperty(ref JsonCursor json)
    {
        switch (json.NameText())
        {
            case "error": Code = json.ReadString(); break;
            case "error_description": Description = json.ReadString(); break;
            default: base.ReadJsonProperty(ref json); break;
        }
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal override void WriteJsonProperties(JsonOutput json)
    {
        if (json.Property("error"u8, HasJsonProperty(0)))
            json.WriteString(Code);
        if (json.Property("error_description"u8, HasJsonProperty(1)))
            json.WriteString(Description);
        base.WriteJsonProperties(json);
    }

    string? IApiError.Summarize() => ErrorLine.Of(Code, Description);

    /// <summary>How the model is read and written, for its converters.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct JsonFormat : IJsonFormat<TokenError>
    {
        /// <inheritdoc/>
        public TokenError Read(ref JsonCursor json) => ReadJson(ref json);

        /// <inheritdoc/>
        public void Write(JsonOutput json, TokenError value) => json.WriteModel(value);
    }
}
