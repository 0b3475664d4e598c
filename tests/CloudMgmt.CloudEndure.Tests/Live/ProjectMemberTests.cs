using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Live;

internal sealed class ProjectMemberTests : LiveTest
{
    [Test]
    public async Task A_user_can_be_assigned_and_removed()
    {
        var before = await MembersAsync();

        await Client.AssignProjectUsersAsync(Change(Server.CloudEndure.ProjectId, Server.CloudEndure.MemberId));
        var assigned = await MembersAsync();
        await Client.RemoveProjectUsersAsync(Change(Server.CloudEndure.ProjectId, Server.CloudEndure.MemberId));
        var removed = await MembersAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo([Server.CloudEndure.UserId]));
            Assert.That(assigned, Is.EquivalentTo(new[] { Server.CloudEndure.UserId, Server.CloudEndure.MemberId }));
            Assert.That(removed, Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Repeating_a_change_is_harmless()
    {
        var change = Change(Server.CloudEndure.ProjectId, Server.CloudEndure.MemberId);

        await Client.AssignProjectUsersAsync(change);
        var answer = await Client.AssignProjectUsersWithResponseAsync(change);
        var assigned = await MembersAsync();
        await Client.RemoveProjectUsersAsync(change);
        await Client.RemoveProjectUsersAsync(change);

        Assert.That(answer.StatusCode, Is.EqualTo(200));
        Assert.That(assigned, Has.Count.EqualTo(2));
        Assert.That(await MembersAsync(), Is.EqualTo([Server.CloudEndure.UserId]));
    }

    [Test]
    public async Task Assigning_an_unknown_user_is_not_found_and_changes_nothing()
    {
        AssertFails(
            404,
            "NOT_FOUND",
            () => Client.AssignProjectUsersAsync(Change(Server.CloudEndure.ProjectId, Server.CloudEndure.MemberId, UnknownId)));

        Assert.That(await MembersAsync(), Is.EqualTo([Server.CloudEndure.UserId]));
    }

    [Test]
    public void An_item_without_a_project_is_invalid()
        => AssertFails(
            422,
            "INVALID_INPUT",
            () => Client.AssignProjectUsersAsync(new() { Items = [new() { UserIDs = [Server.CloudEndure.MemberId] }] }));

    private static ProjectsAndUsers Change(string projectId, params string[] userIds)
        => new() { Items = [new ProjectUsers { ProjectId = projectId, UserIDs = userIds }] };

    private async Task<IList<string>> MembersAsync()
    {
        var info = await Client.GetExtendedAccountInfoAsync();
        return info.Projects!.Items!.Single(project => project.Id == Server.CloudEndure.ProjectId).UsersIDs!;
    }
}
