// # Test with xUnit
//
// As [with NUnit](TestWithTheEmulator.md): one emulator for each test, which xUnit starts and ends.
//
// ```sh
// dotnet new classlib -o .
// dotnet add package CloudMgmt.Helios
// dotnet add package CloudMgmt.Emulator
// dotnet add package Microsoft.NET.Test.Sdk --version 18.11.0
// dotnet add package xunit --version 2.9.3
// dotnet add package xunit.runner.visualstudio --version 4.0.1
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
using Xunit;

public sealed class UserTests : IAsyncLifetime
{
    private CloudMgmtEmulator _server = null!;
    private HeliosClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await CloudMgmtEmulator.StartAsync();
        _client = new(new HeliosClientOptions
        {
            BaseUrl = new Uri(_server.Helios.BaseUrl),
            Credential = HeliosCredential.FromApiKey(_server.Helios.ApiKey),
        });
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_user_who_is_gone_is_not_found()
    {
        await _client.DeleteUserAsync(_server.Helios.ViewerSid);

        var refused = await Assert.ThrowsAsync<ApiException<Error>>(() => _client.GetUserAsync(_server.Helios.ViewerSid));

        Assert.True(refused.IsNotFound);
    }
}
