using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Live;

internal sealed class GroupTests : LiveTest
{
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
}
