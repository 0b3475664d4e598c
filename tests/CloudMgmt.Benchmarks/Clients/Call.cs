namespace CloudMgmt.Benchmarks;

/// <summary>What every client sends.</summary>
internal static class Call
{
    public const string ApiKey = "3f0c7a0e-8a4f-4f61-9d3a-2f5d1b7c6e90";
    public const string Domain = "LOCAL";
    public const string ProjectId = "0f2f6a56-6f3b-4a43-8a5c-4d9d0c1b2a39";

    // The user that is created.
    public const string Username = "operator1";
    public const string Description = "Operator of the night shift";
    public const string Email = "operator1@example.com";
    public const string Password = "correct-horse-battery-staple";
    public const string Role = "COHESITY_OPERATOR";

    public static HttpClient CreateHttpClient()
    {
        var client = new HttpClient();
        client.DefaultRequestHeaders.Add("apiKey", ApiKey);
        return client;
    }
}
