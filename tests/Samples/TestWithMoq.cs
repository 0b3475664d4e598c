// # Test with Moq
//
// Every client has an interface, and a test may make every model, answer and error. Use [the emulator](TestWithTheEmulator.md) where it
// matters what goes over the wire.
//
// ```sh
// dotnet new classlib -o .
// dotnet add package CloudMgmt.Helios
// dotnet add package Microsoft.NET.Test.Sdk --version 18.11.0
// dotnet add package Moq --version 4.20.72
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
using CloudMgmt.Helios;
using Moq;
using NUnit.Framework;

namespace CloudMgmt.Samples;

internal sealed class TestWithMoq
{
    private readonly Mock<IHeliosClient> _client = new();

    [TestCase(200, true)]
    [TestCase(409, false)]
    public async Task A_group_is_made_unless_it_is_there(int status, bool isMade)
    {
        var call = _client.Setup(
            client => client.CreateGroupAsync(
                It.Is<IEnumerable<CreateGroupParams>>(groups => groups.Single().Name == "night-shift"),
                It.IsAny<CreateGroupOptions>(),
                It.IsAny<CancellationToken>()));
        if (status == 200)
            call.ReturnsAsync(new GroupsList());
        else
            call.ThrowsAsync(new ApiException("night-shift is there", new() { StatusCode = status }));

        Assert.That(await Groups.EnsureAsync(_client.Object, "night-shift"), Is.EqualTo(isMade));
    }

    // What is tested: code of yours that takes the interface.
    private static class Groups
    {
        public static async Task<bool> EnsureAsync(IHeliosClient client, string name)
        {
            try
            {
                await client.CreateGroupAsync([new() { Name = name, Domain = "LOCAL" }]);
                return true;
            }
            catch (ApiException refused) when (refused.IsConflict)
            {
                return false;
            }
        }
    }
}
