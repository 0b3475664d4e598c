using CloudMgmt.Core;

namespace CloudMgmt.CloudEndure;

// Override: the generator does not know how a credential is configured.
public partial class CloudEndureClientOptions
{
    /// <summary>
    /// Makes options from environment variables: <c>CLOUDENDURE_API_TOKEN</c>, or <c>CLOUDENDURE_USERNAME</c> and
    /// <c>CLOUDENDURE_PASSWORD</c>; <c>CLOUDENDURE_BASE_URL</c> if the public service is not meant.
    /// </summary>
    /// <param name="read">Gives the value of a variable, or null; null reads the environment of the process.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">A variable is missing, malformed, or contradicts another; the message names it.</exception>
    public static CloudEndureClientOptions FromEnvironment(Func<string, string?>? read = null)
        => From(new SettingsReader(read ?? Environment.GetEnvironmentVariable, "CLOUDENDURE"));

    /// <summary>
    /// Makes options from settings: <c>ApiToken</c>, or <c>Username</c> and <c>Password</c>; <c>BaseUrl</c> if the public service is
    /// not meant.
    /// </summary>
    /// <param name="read">Gives the value of a setting, or null.</param>
    /// <param name="section">The path of the settings, for messages; null for none.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">A setting is missing, malformed, or contradicts another; the message names it.</exception>
    public static CloudEndureClientOptions FromSettings(Func<string, string?> read, string? section = null)
        => From(new SettingsReader(read, section: section));

    /// <summary>
    /// The settings that <see cref="FromSettings"/> reads beside <c>BaseUrl</c>; one that ends with <c>:*</c> may be a list.
    /// </summary>
    public static IReadOnlyList<string> SettingNames { get; } = ["ApiToken", "Username", "Password"];

    private static CloudEndureClientOptions From(SettingsReader settings)
    {
        var options = new CloudEndureClientOptions
        {
            Credential = settings.Choose(["ApiToken"], ["Username", "Password"]) == 0
                ? CloudEndureCredential.FromApiToken(settings.Text("ApiToken")!)
                : CloudEndureCredential.FromPassword(settings.Text("Username")!, settings.Text("Password")!),
        };
        options.BaseUrl = settings.Url("BaseUrl") ?? options.BaseUrl;
        return options;
    }
}
