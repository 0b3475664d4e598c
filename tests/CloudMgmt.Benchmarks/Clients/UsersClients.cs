namespace CloudMgmt.Benchmarks;

/// <summary>The clients that are compared; the first one is what the others are measured by.</summary>
internal static class UsersClients
{
    public const string HandWritten = "hand-written";
    public const string Sdk = "CloudMgmt";
    public const string RestSharp = "bare RestSharp";
    public const string StockNewtonsoft = "NSwag Newtonsoft";
    public const string StockSystemTextJson = "NSwag System.Text.Json";
    public const string StockKiota = "Kiota";

    public static IReadOnlyList<string> Names { get; } = [HandWritten, Sdk, RestSharp, StockNewtonsoft, StockSystemTextJson, StockKiota];

    public static IUsersClient Create(string name, Uri url) => name switch
    {
        HandWritten => new HandWrittenUsersClient(url),
        Sdk => new SdkUsersClient(url),
        RestSharp => new RestSharpUsersClient(url),
        StockNewtonsoft => new StockNewtonsoftUsersClient(url),
        StockSystemTextJson => new StockSystemTextJsonUsersClient(url),
        StockKiota => new StockKiotaUsersClient(url),
        _ => throw new ArgumentException($"There is no client '{name}'.", nameof(name)),
    };
}
