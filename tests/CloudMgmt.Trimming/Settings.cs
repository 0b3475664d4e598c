using CloudMgmt.Emulator;

namespace CloudMgmt.Trimming;

/// <summary>The environment of the application: where the services are, and what lets it in.</summary>
internal static class Settings
{
    public static Dictionary<string, string?> Of(CloudMgmtEmulator services, Uri relay)
    {
        string Through(string url) => new Uri(relay, new Uri(url).PathAndQuery).AbsoluteUri;
        return new()
        {
            ["CLOUDENDURE_BASE_URL"] = Through(services.CloudEndure.BaseUrl),
            ["CLOUDENDURE_API_TOKEN"] = services.CloudEndure.UserApiToken,
            ["CLOUDENDURE_PROJECT"] = services.CloudEndure.ProjectId,
            ["HELIOS_BASE_URL"] = Through(services.Helios.BaseUrl),
            ["HELIOS_API_KEY"] = services.Helios.ApiKey,
            ["HELIOS_USER"] = services.Helios.ViewerSid,
            ["BIMDATA_BASE_URL"] = Through(services.BimData.BaseUrl),
            ["BIMDATA_CLIENT_ID"] = services.BimData.ClientId,
            ["BIMDATA_CLIENT_SECRET"] = services.BimData.ClientSecret,
            ["BIMDATA_TOKEN_URL"] = Through(services.BimData.TokenUrl),
            ["BIMDATA_CLOUD"] = $"{services.BimData.CloudId}",
        };
    }
}
