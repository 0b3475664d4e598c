using System.Text;
using System.Text.Json.Nodes;
using CloudMgmt.Emulator.Pipeline;
using Microsoft.AspNetCore.WebUtilities;

namespace CloudMgmt.Emulator.BimData;

/// <summary>Issues and recognises access tokens.</summary>
internal sealed class TokenHandlers(BimDataState state, BimDataSeed seed)
{
    private const int LifetimeSeconds = 3600;

    private readonly Dictionary<string, DateTimeOffset> _expiry = [];

    public string Authenticate(RecordedRequest request)
    {
        var (scheme, credential) = SplitAuthorization(request);
        var isValid = scheme.ToUpperInvariant() switch
        {
            "BEARER" => _expiry.TryGetValue(credential, out var expires) && expires > state.Now,
            "APIKEY" => credential == seed.ApiKey,
            "" => throw Unauthorized("Authentication credentials were not provided."),
            _ => false,
        };
        return isValid ? BimDataSeed.ClientId : throw Unauthorized("The token is malformed, unknown or expired.");
    }

    public string Issue()
    {
        var token = state.Ids.NextSecret();
        _expiry[token] = state.Now.AddSeconds(LifetimeSeconds);
        return token;
    }

    public void ExpireAll() => _expiry.Clear();

    /// <summary>OAuth 2.0 client credentials; its errors have the shape of OAuth, not of the API.</summary>
    public Reply Token(Call call)
    {
        var type = call.Request.Headers.GetValueOrDefault("Content-Type", "");
        if (!type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return Refuse(400, "invalid_request", "the body must be application/x-www-form-urlencoded");
        var form = QueryHelpers.ParseQuery(call.Request.Body);
        if (form.GetValueOrDefault("grant_type") != "client_credentials")
            return Refuse(400, "unsupported_grant_type", "grant_type must be client_credentials");
        var (id, secret) = ClientOf(call.Request) ?? (form.GetValueOrDefault("client_id"), form.GetValueOrDefault("client_secret"));
        return id == BimDataSeed.ClientId && secret == seed.ClientSecret
            ? Grant()
            : Refuse(401, "invalid_client", "client_id or client_secret is wrong");
    }

    private Reply Grant() => Reply.WithJson(200, new JsonObject
    {
        ["access_token"] = Issue(),
        ["expires_in"] = LifetimeSeconds,
        ["token_type"] = "bearer",
        ["scope"] = "cloud:read cloud:manage org:manage",
    }).WithHeader("Cache-Control", "no-store");

    private static Reply Refuse(int statusCode, string error, string description)
        => Reply.WithJson(statusCode, new JsonObject { ["error"] = error, ["error_description"] = description });

    /// <summary>The client in the Authorization header, as OAuth 2.0 allows.</summary>
    private static (string? Id, string? Secret)? ClientOf(RecordedRequest request)
    {
        var (scheme, credential) = SplitAuthorization(request);
        var bytes = new byte[credential.Length];
        if (!scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(credential, bytes, out var length))
            return null;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return (RawQuery.Decode(parts[0]), RawQuery.Decode(parts.ElementAtOrDefault(1) ?? ""));
    }

    private static (string Scheme, string Credential) SplitAuthorization(RecordedRequest request)
    {
        var parts = request.Headers.GetValueOrDefault("Authorization", "").Split(' ', 2);
        return (parts[0], parts.ElementAtOrDefault(1) ?? "");
    }

    private static RefusalException Unauthorized(string message) => new(401, message) { Headers = [new("WWW-Authenticate", "Bearer")] };
}
