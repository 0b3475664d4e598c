using CloudMgmt.Core;

namespace CloudMgmt.Helios;

// Override: the document has the routing headers at each operation; whoever works with one cluster wants to name it once.
public partial class HeliosClientOptions
{
    /// <summary>
    /// The id of the cluster that answers all calls in place of Helios, unless the options of a call name another one; null for
    /// Helios itself. <c>GetTenantAccess</c>, which no cluster knows, is always answered by Helios.
    /// </summary>
    public long? AccessClusterId { get; set; }

    /// <summary>
    /// The id of the region of the cloud service (DMaaS) that answers all calls, unless the options of a call name another one; null
    /// for none.
    /// </summary>
    /// <exception cref="ArgumentException">The value is blank or has a character that a header cannot carry.</exception>
    public string? RegionId
    {
        get;
        set => field = HeaderText(value);
    }

    /// <summary>
    /// The id of the tenant that calls are made for, from <see cref="IHeliosClient.GetTenantAccessAsync"/>; null for the caller's own.
    /// </summary>
    /// <exception cref="ArgumentException">The value is blank or has a character that a header cannot carry.</exception>
    public string? ImpersonateTenantId
    {
        get;
        set => field = HeaderText(value);
    }

    /// <summary>
    /// Makes options from environment variables: <c>HELIOS_API_KEY</c>; <c>HELIOS_BASE_URL</c> if the public service is not meant;
    /// <c>HELIOS_ACCESS_CLUSTER_ID</c> and <c>HELIOS_REGION_ID</c> to choose who answers, <c>HELIOS_IMPERSONATE_TENANT_ID</c> for whom.
    /// </summary>
    /// <param name="read">Gives the value of a variable, or null; null reads the environment of the process.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">A variable is missing or malformed; the message names it.</exception>
    public static HeliosClientOptions FromEnvironment(Func<string, string?>? read = null)
        => From(new SettingsReader(read ?? Environment.GetEnvironmentVariable, "HELIOS"));

    /// <summary>
    /// Makes options from settings: <c>ApiKey</c>; <c>BaseUrl</c> if the public service is not meant; <c>AccessClusterId</c> and
    /// <c>RegionId</c> to choose who answers, <c>ImpersonateTenantId</c> for whom.
    /// </summary>
    /// <param name="read">Gives the value of a setting, or null.</param>
    /// <param name="section">The path of the settings, for messages; null for none.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">A setting is missing or malformed; the message names it.</exception>
    public static HeliosClientOptions FromSettings(Func<string, string?> read, string? section = null)
        => From(new SettingsReader(read, section: section));

    /// <summary>
    /// The settings that <see cref="FromSettings"/> reads beside <c>BaseUrl</c>; one that ends with <c>:*</c> may be a list.
    /// </summary>
    public static IReadOnlyList<string> SettingNames { get; } = ["ApiKey", "AccessClusterId", "RegionId", "ImpersonateTenantId"];

    private static HeliosClientOptions From(SettingsReader settings)
    {
        settings.Choose(["ApiKey"]);
        var options = new HeliosClientOptions
        {
            Credential = HeliosCredential.FromApiKey(settings.HeaderText("ApiKey")!),
            AccessClusterId = settings.Integer("AccessClusterId"),
            RegionId = settings.HeaderText("RegionId"),
            ImpersonateTenantId = settings.HeaderText("ImpersonateTenantId"),
        };
        options.BaseUrl = settings.Url("BaseUrl") ?? options.BaseUrl;
        return options;
    }
}
