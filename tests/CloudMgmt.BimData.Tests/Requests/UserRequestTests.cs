using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Requests;

internal sealed class UserRequestTests : RequestTest
{
    [Test]
    public async Task GetCloudUsers_with_everything_set()
    {
        var users = await Answering(200, "[]").GetCloudUsersAsync(
            "1 2,3", new GetCloudUsersOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(users, Is.Empty);
        AssertSent("GET /cloud/1%202%2C3/user", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task GetCloudUsers_with_required_values_only()
    {
        await Answering(200, "[]").GetCloudUsersAsync("12");

        AssertSent("GET /cloud/12/user");
    }

    [Test]
    public async Task GetCloudUser_with_everything_set()
    {
        var user = await Answering(200, "{}").GetCloudUserAsync(
            "12/13", "é", new GetCloudUserOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(user, Is.Not.Null);
        AssertSent("GET /cloud/12%2F13/user/%C3%A9", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task GetCloudUser_with_required_values_only()
    {
        await Answering(200, "{}").GetCloudUserAsync("12", "3");

        AssertSent("GET /cloud/12/user/3");
    }

    [Test]
    public async Task ReplaceCloudUser_with_everything_set()
    {
        var user = await Answering(200, "{}").ReplaceCloudUserAsync(
            "12", "3 4", new UserCloudUpdate { Role = CloudRole.Admin }, new ReplaceCloudUserOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(user, Is.Not.Null);
        AssertSent("PUT /cloud/12/user/3%204", """{"role":100}""", ("X-Trace", "t1"));
    }

    [Test]
    public async Task ReplaceCloudUser_with_required_values_only()
    {
        await Answering(200, "{}").ReplaceCloudUserAsync("12", "3", new UserCloudUpdate());

        AssertSent("PUT /cloud/12/user/3", "{}");
    }

    [Test]
    public async Task UpdateCloudUser_with_everything_set()
    {
        var user = await Answering(200, "{}").UpdateCloudUserAsync(
            "12", "3/4", new UserCloudUpdate { Role = CloudRole.User }, new UpdateCloudUserOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(user, Is.Not.Null);
        AssertSent("PATCH /cloud/12/user/3%2F4", """{"role":50}""", ("X-Trace", "t1"));
    }

    [Test]
    public async Task UpdateCloudUser_with_required_values_only()
    {
        await Answering(200, "{}").UpdateCloudUserAsync("12", "3", new UserCloudUpdate());

        AssertSent("PATCH /cloud/12/user/3", "{}");
    }

    [Test]
    public async Task A_role_that_is_not_known_yet_is_sent_as_it_is()
    {
        await Answering(200, "{}").UpdateCloudUserAsync("12", "3", new() { Role = 75 });

        AssertSent("PATCH /cloud/12/user/3", """{"role":75}""");
    }

    [Test]
    public async Task DeleteCloudUser_with_everything_set()
    {
        await Answering(204).DeleteCloudUserAsync("ü", "3?", new DeleteCloudUserOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        AssertSent("DELETE /cloud/%C3%BC/user/3%3F", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task DeleteCloudUser_with_required_values_only()
    {
        await Answering(204).DeleteCloudUserAsync("12", "3");

        AssertSent("DELETE /cloud/12/user/3");
    }
}
