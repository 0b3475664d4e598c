using CloudMgmt.Core;

namespace CloudMgmt.BimData;

// Override: the generator does not know how a credential is configured.
public partial class BimDataClientOptions
{
    /// <summary>
    /// Makes options from environment variables: <c>BIMDATA_ACCESS_TOKEN</c>, or <c>BIMDATA_API_KEY</c>, or
    /// <c>BIMDATA_CLIENT_ID</c> and <c>BIMDATA_CLIENT_SECRET</c>, with <c>BIMDATA_SCOPES</c> (separated by blanks) and
    /// <c>BIMDATA_TOKEN_URL</c> if wanted; <c>BIMDATA_BASE_URL</c> if the public service is not meant.
    /// </summary>
    /// <param name="read">Gives the value of a variable, or null; null reads the environment of the process.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">A variable is missing, malformed, or contradicts another; the message names it.</exception>
    public static BimDataClientOptions FromEnvironment(Func<string, string?>? read = null)
        => From(new SettingsReader(read ?? Environment.GetEnvironmentVariable, "BIMDATA"));

    /// <summary>
    /// Makes options from settings: <c>AccessToken</c>, or <c>ApiKey</c>, or <c>ClientId</c> and <c>ClientSecret</c>, with
    /// <c>Scopes</c> (separated by blanks) and <c>TokenUrl</c> if wanted; <c>BaseUrl</c> if the public service is not meant.
    /// </summary>
    /// <param name="read">Gives the value of a setting, or null.</param>
    /// <param name="section">The path of the settings, for messages; null for none.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">A setting is missing, malformed, or contradicts another; the message names it.</exception>
    public static BimDataClientOptions FromSettings(Func<string, string?> read, string? section = null)
        => From(new SettingsReader(read, section: section));

    /// <summary>
    /// The settings that <see cref="FromSettings"/> reads beside <c>BaseUrl</c>; one that ends with <c>:*</c> may be a list.
    /// </summary>
    public static IReadOnlyList<string> SettingNames { get; } =
    [
        "AccessToken", "ApiKey", "ClientId", "ClientSecret", "Scopes:*", "TokenUrl",
    ];

    private static BimDataClientOptions From(SettingsReader settings)
    {
        var options = new BimDataClientOptions { Credential = CredentialFrom(settings) };
        options.BaseUrl = settings.Url("BaseUrl") ?? options.BaseUrl;
        return options;
    }

    private static Credential CredentialFrom(SettingsReader settings)
    {
        var choice = settings.Choose(["AccessToken"], ["ApiKey"], ["ClientId", "ClientSecret"]);
        settings.RequireWith("Scopes", "ClientId");
        settings.RequireWith("TokenUrl", "ClientId");
        return choice switch
        {
            0 => BimDataCredential.FromAccessToken(settings.HeaderText("AccessToken")!),
            1 => BimDataCredential.FromApiKey(settings.HeaderText("ApiKey")!),
            _ => BimDataCredential.FromClientCredentials(
                settings.Text("ClientId")!,
                settings.Text("ClientSecret")!,
                settings.List("Scopes"),
                settings.Url("TokenUrl", mustBeSecure: true)),
        };
    }
}
