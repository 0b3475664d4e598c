using Moq;

namespace CloudMgmt.BimData.Tests;

/// <summary>How an application replaces the client in its own tests.</summary>
internal sealed class MockTests
{
    [Test]
    public async Task The_interface_can_be_mocked_with_models_as_the_service_returns_them()
    {
        var mock = new Mock<IBimDataClient>(MockBehavior.Strict);
        mock.Setup(client => client.GetCloudsAsync(null, It.IsAny<CancellationToken>())).ReturnsAsync([new Cloud { Id = 12, Name = "Bridge", CreatedAt = DateTimeOffset.UnixEpoch }]);
        mock.Setup(client => client.GetCloudUsersAsync("12", null, default)).ReturnsAsync([new User { Id = 3, CloudRole = CloudRole.Admin }]);

        var cloud = (await mock.Object.GetCloudsAsync()).Single();
        var user = (await mock.Object.GetCloudUsersAsync("12")).Single();

        Assert.That(cloud.Id, Is.EqualTo(12));
        Assert.That(user.CloudRole, Is.EqualTo(CloudRole.Admin));
    }

    [Test]
    public async Task The_class_can_be_mocked_and_both_forms_of_an_operation_follow()
    {
        var mock = new Mock<BimDataClient> { CallBase = true };
        mock.Setup(client => client.UpdateCloudWithResponseAsync(12, It.Is<CloudPatch>(patch => patch.Name == "New"), It.IsAny<UpdateCloudOptions>(), default))
            .ReturnsAsync(new ApiResponse<Cloud>(200, new Cloud { Id = 12, Name = "New" }));

        var cloud = await mock.Object.UpdateCloudAsync(12, new() { Name = "New" });

        Assert.That(cloud.Name, Is.EqualTo("New"));
    }

    [Test]
    public async Task A_bare_number_can_be_mocked()
    {
        var mock = new Mock<BimDataClient>();
        mock.Setup(client => client.GetCloudSizeAsync(12, null, default)).ReturnsAsync(9_000_000_000);

        Assert.That(await mock.Object.GetCloudSizeAsync(12), Is.EqualTo(9_000_000_000));
    }

    [Test]
    public void A_documented_error_can_be_made()
    {
        var mock = new Mock<IBimDataClient>();
        mock.Setup(client => client.CreateCloudAsync(It.IsAny<Cloud>(), null, default)).ThrowsAsync(new ApiException<ValidationError>(
            "refused", new ApiErrorInfo { StatusCode = 400 }, new ValidationError { AdditionalProperties = { ["name"] = "Too long." } }));

        var thrown = Assert.ThrowsAsync<ApiException<ValidationError>>(() => mock.Object.CreateCloudAsync(new()))!;

        Assert.That(thrown.IsValidationError, Is.True);
        Assert.That(thrown.Error.Fields["name"], Is.EqualTo(["Too long."]));
    }

    [Test]
    public void An_operation_that_is_not_set_up_says_so()
    {
        var mock = new Mock<BimDataClient> { CallBase = true };

        Assert.That(async () => await mock.Object.GetCloudsAsync(), Throws.InvalidOperationException.With.Message.Contains("for mocking"));
    }
}
