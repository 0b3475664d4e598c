using System.Globalization;
using System.Text.Json;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core;

/// <summary>The answer of the token endpoint (RFC 6749, section 5.1).</summary>
internal sealed class AccessToken : ApiModel
{
    public string? Value { get; private set; }

    public double? ExpiresIn { get; private set; }

    public static AccessToken ReadJson(ref JsonCursor json) => json.ReadModel(static () => new AccessToken());

    protected internal override void ReadJsonProperty(ref JsonCursor json)
    {
        switch (json.NameText())
        {
            case "access_token": Value = json.ReadString(); break;
            case "expires_in": ExpiresIn = ReadSeconds(ref json); break;
            default: base.ReadJsonProperty(ref json); break;
        }
    }

    // A number by the standard; Azure among others writes it as a text. Without one that says it, its lifetime is the usual.
    private static double? ReadSeconds(ref JsonCursor json)
        => json.Reader.TokenType != JsonTokenType.String || json.IsBare ? json.ReadDouble()
            : double.TryParse(json.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
