using CloudMgmt.Core;
using CloudMgmt.Emulator;
using CloudMgmt.Helios;

namespace Quickstart;

internal static class ErrorTour
{
    public static async Task RunAsync(CloudMgmtEmulator server)
    {
        Story.Chapter("When it goes wrong: a retry, a typed error, and no response at all");
        await ShowRetryAsync(server);
        await ShowTypedErrorAsync(server.Helios.BaseUrl, server.Helios.ApiKey);
        await ShowNoResponseAsync();
    }

    private static async Task ShowRetryAsync(CloudMgmtEmulator server)
    {
        using var client = new HeliosClient(
            new HeliosClientOptions
            {
                BaseUrl = new Uri(server.Helios.BaseUrl),
                Credential = HeliosCredential.FromApiKey(server.Helios.ApiKey),
            });
        server.Faults.Enqueue("GetUsers", Fault.Answer(503).WithHeader("Retry-After", "0"));
        var before = server.Requests.Count;
        var users = await client.GetUsersAsync();
        Story.Step("Get past a service that is busy", users.Users?.Count > 0, $"{server.Requests.Count - before} attempts, then an answer");
    }

    private static async Task ShowTypedErrorAsync(string baseUrl, string apiKey)
    {
        using var client = new HeliosClient(
            new HeliosClientOptions { BaseUrl = new Uri(baseUrl), Credential = HeliosCredential.FromApiKey(apiKey) });
        try
        {
            await client.GetUserAsync("S-1-0-0");
            Story.Step("Ask for a user that does not exist", false, "it was found");
        }
        catch (ApiException<Error> refused)
        {
            Story.Step("Ask for a user that does not exist", refused.Error.ErrorCode is not null, refused.Message);
        }
    }

    private static async Task ShowNoResponseAsync()
    {
        // Port 9 is the discard service, which nothing runs any more.
        using var client = new HeliosClient(new HeliosClientOptions { BaseUrl = new Uri("http://127.0.0.1:9/v2") });
        try
        {
            await client.GetUsersAsync();
            Story.Step("Call a server that is not there", false, "it answered");
        }
        catch (ApiConnectionException lost)
        {
            Story.Step(
                "Call a server that is not there",
                lost is { StatusCode: 0, Reason: ConnectionFailure.Refused },
                $"status {lost.StatusCode}, {lost.Reason}");
        }
    }
}
