// # Test with the emulator
//
// The emulator is a server within your test: it keeps what you create, refuses what the service refuses, and fails when you tell it to.
// Here with NUnit; [with xUnit](TestWithXunit.md) it is as short.
//
// ```sh
// dotnet new classlib -o .
// dotnet add package CloudMgmt.Helios
// dotnet add package CloudMgmt.Emulator
// dotnet add package Microsoft.NET.Test.Sdk --version 18.11.0
// dotnet add package NUnit --version 4.6.1
// dotnet add package NUnit3TestAdapter --version 6.3.1
// ```
//
// `Class1.cs`:
//
// [code]
//
// ```sh
// dotnet test
// ```
using CloudMgmt.Core;
using CloudMgmt.Emulator;
using CloudMgmt.Helios;
using NUnit.Framework;

namespace CloudMgmt.Samples;

internal sealed class TestWithTheEmulator
{
    [Test]
    public async Task A_user_who_is_gone_is_not_found()
    {
        await using var server = await CloudMgmtEmulator.StartAsync();
        using var client = new HeliosClient(new HeliosClientOptions
        {
            BaseUrl = new Uri(server.Helios.BaseUrl),
            Credential = HeliosCredential.FromApiKey(server.Helios.ApiKey),
        });
        await client.DeleteUserAsync(server.Helios.ViewerSid);

        Assert.That(
            () => client.GetUserAsync(server.Helios.ViewerSid),
            Throws.InstanceOf<ApiException<Error>>().With.Property("StatusCode").EqualTo(404));
    }

    [Test]
    public async Task A_service_that_is_busy_is_asked_again()
    {
        await using var server = await CloudMgmtEmulator.StartAsync();
        using var client = new HeliosClient(new HeliosClientOptions
        {
            BaseUrl = new Uri(server.Helios.BaseUrl),
            Credential = HeliosCredential.FromApiKey(server.Helios.ApiKey),
        });
        server.Faults.Enqueue("GetUsers", Fault.Answer(503).WithHeader("Retry-After", "0"));

        await client.GetUsersAsync();

        Assert.That(server.Requests.Count(request => request.OperationId == "GetUsers"), Is.EqualTo(2));
    }
}
