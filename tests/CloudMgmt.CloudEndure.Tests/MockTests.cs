using System.Text;
using CloudMgmt.TestSupport.Apis;
using Moq;

namespace CloudMgmt.CloudEndure.Tests;

/// <summary>How an application replaces the client in its own tests.</summary>
internal sealed class MockTests : MockTest<CloudEndureApi>
{
    [Test]
    public async Task The_interface_can_be_mocked_with_models_as_the_service_returns_them()
    {
        var mock = new Mock<ICloudEndureClient>(MockBehavior.Strict);
        mock.Setup(client => client.GetExtendedAccountInfoAsync(null, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ExtendedAccountInfo
            {
                User = new User
                {
                    Id = "u-1",
                    Username = "owner@example.com",
                    Status = UserStatus.Confirmed,
                    Roles = [UserRole.AccountOwner],
                },
                Projects = new ProjectsList { Items = [new Project { Name = "Data centre" }] },
            });

        var info = await mock.Object.GetExtendedAccountInfoAsync();

        Assert.That(info.User!.Username, Is.EqualTo("owner@example.com"));
        Assert.That(info.Projects!.Items!.Single().Name, Is.EqualTo("Data centre"));
    }

    [Test]
    public async Task The_csv_override_can_be_mocked()
    {
        var mock = new Mock<CloudEndureClient>();
        mock.Setup(client => client.DownloadProjectAuditLogCsvAsync("p-1", It.IsAny<GetProjectAuditLogOptions>(), default))
            .ReturnsAsync(new MemoryStream(Encoding.UTF8.GetBytes("timestamp,username\r\n")));

        using var reader = new StreamReader(await mock.Object.DownloadProjectAuditLogCsvAsync("p-1", new() { Limit = 1 }));

        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("timestamp,username\r\n"));
    }
}
