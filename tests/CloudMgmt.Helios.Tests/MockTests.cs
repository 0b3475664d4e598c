using CloudMgmt.TestSupport.Apis;
using Moq;

namespace CloudMgmt.Helios.Tests;

/// <summary>How an application replaces the client in its own tests.</summary>
internal sealed class MockTests : MockTest<HeliosApi>
{
    [Test]
    public async Task The_interface_can_be_mocked()
    {
        var mock = new Mock<IHeliosClient>();
        mock.Setup(
            client => client.GetUsersAsync(It.Is<GetUsersOptions>(options => options.Domain == "LOCAL"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new UsersList { Users = [new() { Sid = "S-1", Username = "ann", LockedReason = UserLockedReason.Inactivity }] });

        Assert.That(await new Unlocker(mock.Object).UnlockIdleUsersAsync(), Is.EqualTo(["ann"]));
        mock.Verify(
            client => client.UpdateUserAsync("S-1", It.Is<UpdateUserParameters>(settings => settings.Locked == false), null, default),
            Times.Once);
    }

    [Test]
    public async Task The_class_can_be_mocked()
    {
        var mock = new Mock<HeliosClient>();
        mock.Setup(
            client => client.GetUsersAsync(It.IsAny<GetUsersOptions>(), It.IsAny<CancellationToken>())).ReturnsAsync(new UsersList());

        Assert.That(await new Unlocker(mock.Object).UnlockIdleUsersAsync(), Is.Empty);
    }

    [Test]
    public void A_mock_can_fail_like_the_service()
    {
        var info = new ApiErrorInfo { StatusCode = 404, OperationId = "GetUsers", Method = "GET", PathTemplate = "/users" };
        var mock = new Mock<IHeliosClient>();
        mock.Setup(client => client.GetUsersAsync(It.IsAny<GetUsersOptions>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ApiException<Error>("not there", info, new Error { ErrorCode = "KStatusNotFound" }));

        Assert.That(
            () => new Unlocker(mock.Object).UnlockIdleUsersAsync(),
            Throws.InstanceOf<ApiException<Error>>().With.Property("IsNotFound").True);
    }

    [Test]
    public async Task A_derived_client_can_override_an_operation()
    {
        using var client = new ReadOnlyClient(new HeliosClientOptions());

        Assert.That(() => client.DeleteUserAsync("S-1"), Throws.InstanceOf<NotSupportedException>());
        Assert.That((await client.GetUsersAsync()).Users, Is.Null);
    }

    private sealed class ReadOnlyClient(HeliosClientOptions options) : HeliosClient(options)
    {
        public override Task<UsersList> GetUsersAsync(GetUsersOptions? options = null, CancellationToken cancellationToken = default)
            => Task.FromResult(new UsersList());

        public override Task DeleteUserAsync(string sid, DeleteUserOptions? options = null, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();
    }

    private sealed class Unlocker(IHeliosClient client)
    {
        public async Task<IReadOnlyList<string?>> UnlockIdleUsersAsync()
        {
            var users = (await client.GetUsersAsync(new() { Domain = "LOCAL" })).Users ?? [];
            var idle = users.Where(user => user.LockedReason == UserLockedReason.Inactivity).ToList();
            foreach (var user in idle)
                await client.UpdateUserAsync(user.Sid!, new() { Locked = false });
            return [.. idle.Select(user => user.Username)];
        }
    }
}
