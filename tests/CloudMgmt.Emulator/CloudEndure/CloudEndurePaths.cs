namespace CloudMgmt.Emulator.CloudEndure;

/// <summary>The two endpoints, each with the newest version of the API under both of its names.</summary>
internal static class CloudEndurePaths
{
    public const string Main = "/cloudendure";
    public const string Redirected = "/cloudendure-east";
    public const string Latest = "/api/latest";
    public const string VersionName = "v5";

    public static IReadOnlyList<string> Bases { get; } =
        [Main + Latest, Main + "/api/" + VersionName, Redirected + Latest, Redirected + "/api/" + VersionName];

    public static string EndpointOf(string path) => path.StartsWith(Redirected + "/", StringComparison.Ordinal) ? Redirected : Main;
}
