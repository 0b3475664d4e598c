using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Requests;

internal sealed class ProjectRequestTests : RequestTest
{
    private static ProjectsAndUsers TwoProjects => new()
    {
        Items =
        [
            new ProjectUsers { ProjectId = "p-1", UserIDs = ["u-1", "u-2"] },
            new ProjectUsers { ProjectId = "Zürich \"east\"", UserIDs = [] },
        ],
    };

    [Test]
    public async Task AssignProjectUsers_with_everything_set()
    {
        await Answering(200).AssignProjectUsersAsync(
            TwoProjects, new AssignProjectUsersOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        AssertSent(
            "POST /projects/assignUsers",
            """{"items":[{"projectId":"p-1","userIDs":["u-1","u-2"]},{"projectId":"Zürich \"east\"","userIDs":[]}]}""",
            ("X-Trace", "t1"));
    }

    [Test]
    public async Task AssignProjectUsers_with_required_values_only()
    {
        await Answering(200).AssignProjectUsersAsync(new ProjectsAndUsers());

        AssertSent("POST /projects/assignUsers", "{}");
    }

    [Test]
    public async Task RemoveProjectUsers_with_everything_set()
    {
        await Answering(200).RemoveProjectUsersAsync(
            TwoProjects, new RemoveProjectUsersOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        AssertSent(
            "POST /projects/removeUsers",
            """{"items":[{"projectId":"p-1","userIDs":["u-1","u-2"]},{"projectId":"Zürich \"east\"","userIDs":[]}]}""",
            ("X-Trace", "t1"));
    }

    [Test]
    public async Task RemoveProjectUsers_with_required_values_only()
    {
        await Answering(200).RemoveProjectUsersAsync(new ProjectsAndUsers());

        AssertSent("POST /projects/removeUsers", "{}");
    }

    [Test]
    public async Task GetProjectStorage_with_everything_set()
    {
        var storage = await Answering(200, "{}").GetProjectStorageAsync(
            "東京/1", new GetProjectStorageOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(storage, Is.Not.Null);
        AssertSent("GET /projects/%E6%9D%B1%E4%BA%AC%2F1/storage", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task GetProjectStorage_with_required_values_only()
    {
        await Answering(200, "{}").GetProjectStorageAsync("p-1");

        AssertSent("GET /projects/p-1/storage");
    }

    [Test]
    public async Task ForceMachineRescan_with_everything_set()
    {
        await Answering(204).ForceMachineRescanAsync(
            "p 1", "m?1#2", new ForceMachineRescanOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        AssertSent("POST /projects/p%201/machines/m%3F1%232/forceRescan", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task ForceMachineRescan_with_required_values_only()
    {
        await Answering(204).ForceMachineRescanAsync("p-1", "m-1");

        AssertSent("POST /projects/p-1/machines/m-1/forceRescan");
    }
}
