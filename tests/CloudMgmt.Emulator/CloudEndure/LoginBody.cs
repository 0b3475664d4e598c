using System.Text.Json;
using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.CloudEndure;

/// <summary>The body of a login, which the specification does not describe.</summary>
internal sealed record LoginBody(string? Username, string? Password, string? UserApiToken, string? LoginToken)
{
    private static readonly string[] KnownFields =
        ["username", "password", "userApiToken", "loginToken", "agentInstallationToken", "accountIdentifier", "googleOauthCode"];

    /// <summary>A field that is null counts as one that was not sent: clients send all of them, whichever way they log in.</summary>
    public static LoginBody Read(RecordedRequest request, bool refuseUnknown)
    {
        if (request.Headers.GetValueOrDefault("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw new RefusalException(422, "a login takes application/json");
        var fields = StrictJson.Parse(request.Body, []) as JsonObject
            ?? throw new RefusalException(422, "the body of a login must be a JSON object");
        foreach (var (name, value) in fields)
        {
            if (KnownFields.Contains(name) ? value is not null && value.GetValueKind() != JsonValueKind.String : refuseUnknown)
                throw new RefusalException(422, $"field '{name}' of a login is unknown, or no text");
        }

        return new(fields.Text("username"), fields.Text("password"), fields.Text("userApiToken"), fields.Text("loginToken"));
    }
}
