// # Test with Moq
//
// Every client has an interface, and a test may fill every model. Use the emulator where it matters what goes over the wire.
using CloudMgmt.Helios;
using Moq;
using NUnit.Framework;

namespace CloudMgmt.Samples;

internal sealed class TestWithMoq
{
    [Test]
    public async Task Users_are_listed_before_the_group_is_made()
    {
        var client = new Mock<IHeliosClient>();
        client.Setup(mock => mock.GetUsersAsync(It.IsAny<GetUsersOptions>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new UsersList { Users = [new() { Sid = "S-1", Username = "ann" }] });
        var output = new StringWriter();

        await ListUsersAndCreateAGroup.RunAsync(client.Object, output);

        Assert.That(output.ToString(), Does.StartWith("ann (S-1)"));
        client.Verify(
            mock => mock.CreateGroupAsync(
                It.Is<IEnumerable<CreateGroupParams>>(groups => groups.Single().Name == "night-shift"),
                null,
                It.IsAny<CancellationToken>()),
            Times.Once);
    }
}
