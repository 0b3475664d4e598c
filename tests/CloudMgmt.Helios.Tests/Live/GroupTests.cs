using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Live;

internal sealed class GroupTests : LiveTest
{
    private const string Unknown = "S-1-0-0/not there";

    [Test]
    public async Task A_group_is_created_listed_read_changed_and_deleted()
    {
        var created = await Client.CreateGroupWithResponseAsync(
        [
            new()
            {
                Domain = "LOCAL",
                Name = "Night, shift",
                Description = "Läuft nachts",
                Roles = ["COHESITY_VIEWER"],
                TenantIds = [Helios.TenantId],
                LocalGroupParams = new() { UserSids = [Helios.AdminSid] },
            },
            new() { Domain = "corp.example.com", Name = "admins" },
        ]);
        Assert.That(created.StatusCode, Is.EqualTo(201));
        Assert.That(created.Body.Groups!.Select(group => group.Name), Is.EqualTo(["Night, shift", "admins"]));
        var sid = created.Body.Groups![0].Sid!;
        Clock.Advance(TimeSpan.FromMilliseconds(7));

        var listed = (await Client.GetGroupsAsync(new() { Names = ["Night, shift"] })).Groups!.SingleOrDefault();
        var changed = await Client.UpdateGroupAsync(
            sid, new() { Description = null, Restricted = true, LocalGroupParams = new() { UserSids = [] } });
        var read = await Client.GetGroupAsync(sid);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed?.Sid, Is.EqualTo(sid));
            Assert.That(listed?.Description, Is.EqualTo("Läuft nachts"));
            Assert.That(listed?.LocalGroupParams!.UserSids, Is.EqualTo([Helios.AdminSid]));
            Assert.That(changed.Restricted, Is.True);
            Assert.That(read.Domain, Is.EqualTo("LOCAL"));
            Assert.That(read.Description, Is.Null);
            Assert.That(read.Restricted, Is.True);
            Assert.That(read.LocalGroupParams!.UserSids, Is.Empty);
            Assert.That(read.Roles, Is.EqualTo(["COHESITY_VIEWER"]));
            Assert.That(read.TenantIds, Is.EqualTo([Helios.TenantId]));
            Assert.That(read.CreatedTimeMsecs, Is.EqualTo(Clock.Milliseconds - 7));
            Assert.That(read.LastUpdatedTimeMsecs, Is.EqualTo(Clock.Milliseconds));
        }

        await Client.DeleteGroupAsync(sid);
        Assert.That((await Client.GetGroupsAsync()).Groups!.Select(group => group.Sid), Has.None.EqualTo(sid));
        Assert.That(FailureOf(() => Client.GetGroupAsync(sid)).IsNotFound, Is.True);
    }

    [Test]
    public async Task All_filters_narrow_the_list_together()
    {
        await Client.CreateGroupAsync([new() { Domain = "LOCAL", Name = "operators of the night" }]);

        var groups = await Client.GetGroupsAsync(new()
        {
            Names = ["oper"],
            Roles = ["COHESITY_OPERATOR"],
            Domain = "LOCAL",
            Sids = [Helios.GroupSid, "other"],
            MatchPartialNames = true,
            TenantIds = [Helios.TenantId],
            IncludeTenants = true,
            AccessClusterId = 8888888888888888,
            RegionId = "us-east",
        });

        Assert.That(groups.Groups!.Select(group => group.Sid), Is.EqualTo([Helios.GroupSid]));
    }

    [TestCase("oper", true, 1)]
    [TestCase("oper", false, 0)]
    [TestCase("oper", null, 0)]
    public async Task Parts_of_names_count_only_when_asked_for(string name, bool? partial, int count)
        => Assert.That(
            (await Client.GetGroupsAsync(new() { Names = [name], MatchPartialNames = partial })).Groups, Has.Count.EqualTo(count));

    [Test]
    public async Task Several_groups_are_deleted_at_once_and_again()
    {
        var request = new DeleteGroupsRequest { Sids = [Helios.GroupSid, Unknown] };

        await Client.DeleteGroupsAsync(request);
        await Client.DeleteGroupsAsync(request);

        Assert.That((await Client.GetGroupsAsync()).Groups, Is.Empty);
    }

    [Test]
    public void A_name_that_is_taken_is_a_conflict()
    {
        var error = FailureOf(() => Client.CreateGroupAsync([new() { Domain = "LOCAL", Name = "operators" }]));

        Assert.That(error.IsConflict, Is.True);
        Assert.That(error.Error.Message, Is.EqualTo("group operators exists already in LOCAL"));
    }

    [Test]
    public void An_unknown_group_is_not_found()
    {
        Func<Task>[] calls =
        [
            () => Client.GetGroupAsync(Unknown), () => Client.UpdateGroupAsync(Unknown, new()), () => Client.DeleteGroupAsync(Unknown),
        ];

        Assert.That(
            calls.Select(FailureOf).Select(error => (error.StatusCode, error.Error.Message)),
            Is.All.EqualTo((404, $"unknown group {Unknown}")));
    }
}
