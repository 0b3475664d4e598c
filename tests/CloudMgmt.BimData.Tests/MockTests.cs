using CloudMgmt.TestSupport.Apis;
using Moq;

namespace CloudMgmt.BimData.Tests;

/// <summary>How an application replaces the client in its own tests.</summary>
internal sealed class MockTests : MockTest<BimDataApi>
{
    [Test]
    public async Task The_interface_can_be_mocked_with_models_as_the_service_returns_them()
    {
        var mock = new Mock<IBimDataClient>(MockBehavior.Strict);
        mock.Setup(client => client.GetCloudsAsync(null, It.IsAny<CancellationToken>()))
            .ReturnsAsync([new Cloud { Id = 12, Name = "Bridge", CreatedAt = DateTimeOffset.UnixEpoch }]);
        mock.Setup(client => client.GetCloudUsersAsync("12", null, default))
            .ReturnsAsync([new User { Id = 3, CloudRole = CloudRole.Admin }]);
        mock.Setup(client => client.GetCloudSizeAsync(12, null, default)).ReturnsAsync(new CloudSize { TotalSize = 9_000_000_000 });

        var cloud = (await mock.Object.GetCloudsAsync()).Single();
        var user = (await mock.Object.GetCloudUsersAsync("12")).Single();

        Assert.That(cloud.Id, Is.EqualTo(12));
        Assert.That(user.CloudRole, Is.EqualTo(CloudRole.Admin));
        Assert.That((await mock.Object.GetCloudSizeAsync(12)).TotalSize, Is.EqualTo(9_000_000_000));
    }

    [Test]
    public void A_rejected_body_can_be_made()
    {
        var mock = new Mock<IBimDataClient>();
        mock.Setup(client => client.CreateCloudAsync(It.IsAny<Cloud>(), null, default)).ThrowsAsync(new ApiException<ValidationError>(
            "refused", new ApiErrorInfo { StatusCode = 400 }, new ValidationError { AdditionalProperties = { ["name"] = "Too long." } }));

        var thrown = Assert.ThrowsAsync<ApiException<ValidationError>>(() => mock.Object.CreateCloudAsync(new() { Name = "c" }))!;

        Assert.That(thrown.IsValidationError, Is.True);
        Assert.That(thrown.Error.Fields["name"], Is.EqualTo(["Too long."]));
    }
}
