using System.Text;
using Moq;

namespace CloudMgmt.CloudEndure.Tests;

/// <summary>How an application replaces the client in its own tests.</summary>
internal sealed class MockTests
{
    [Test]
    public async Task The_interface_can_be_mocked()
    {
        var mock = new Mock<ICloudEndureClient>(MockBehavior.Strict);
        mock.Setup(client => client.GetExtendedAccountInfoAsync(null, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ExtendedAccountInfo
            {
                User = new User { Id = "u-1", Username = "owner@example.com", Status = UserStatus.Confirmed, Roles = [UserRole.AccountOwner] },
                Projects = new ProjectsList { Items = [new Project { Name = "Data centre" }] },
            });

        var info = await mock.Object.GetExtendedAccountInfoAsync();

        Assert.That(info.User!.Username, Is.EqualTo("owner@example.com"));
        Assert.That(info.Projects!.Items!.Single().Name, Is.EqualTo("Data centre"));
    }

    [Test]
    public async Task The_class_can_be_mocked_and_both_forms_of_an_operation_follow()
    {
        var mock = new Mock<CloudEndureClient> { CallBase = true };
        mock.Setup(client => client.CreateUserWithResponseAsync(It.Is<CreateUserRequest>(user => user.Username == "new@example.com"), null, default))
            .ReturnsAsync(new ApiResponse<User>(202, new User { Id = "u-1" }));

        var user = await mock.Object.CreateUserAsync(new() { Username = "new@example.com" });

        Assert.That(user.Id, Is.EqualTo("u-1"));
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

    [Test]
    public void A_documented_error_can_be_made()
    {
        var mock = new Mock<ICloudEndureClient>();
        mock.Setup(client => client.GetProjectStorageAsync("p-1", null, default))
            .ThrowsAsync(new ApiException<Error>("refused", new ApiErrorInfo { StatusCode = 404 }, new Error { Code = "NOT_FOUND" }));

        var thrown = Assert.ThrowsAsync<ApiException<Error>>(() => mock.Object.GetProjectStorageAsync("p-1"))!;

        Assert.That(thrown.IsNotFound, Is.True);
        Assert.That(thrown.Error.Code, Is.EqualTo("NOT_FOUND"));
    }

    [Test]
    public void An_operation_that_is_not_set_up_says_so()
    {
        var mock = new Mock<CloudEndureClient> { CallBase = true };

        Assert.That(async () => await mock.Object.ReplaceApiTokenAsync(),
            Throws.InvalidOperationException.With.Message.Contains("for mocking"));
    }
}
