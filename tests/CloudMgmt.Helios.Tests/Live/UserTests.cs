using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Live;

internal sealed class UserTests : LiveTest
{
    [Test]
    public async Task A_user_is_created_listed_read_changed_and_deleted()
    {
        var created = await Client.CreateUsersWithResponseAsync(
        [
            new()
            {
                Domain = "LOCAL",
                Username = "zoë",
                Description = "On call",
                Roles = ["COHESITY_VIEWER"],
                ExpiryTimeMsecs = 253402300799999,
                LocalUserParams = new() { Email = "zoe@example.com", Password = "not-a-real-password" },
            },
            new() { Domain = "corp.example.com", Username = "max" },
        ]);
        Assert.That(created.StatusCode, Is.EqualTo(201));
        Assert.That(created.Body.Users!.Select(user => user.Username), Is.EqualTo(["zoë", "max"]));
        var sid = created.Body.Users![0].Sid!;
        Clock.Advance(TimeSpan.FromMilliseconds(7));

        var listed = (await Client.GetUsersAsync(new() { Usernames = ["zoë"] })).Users!.Single();
        var changed = await Client.UpdateUserAsync(
            sid, new() { Description = null, Locked = true, Roles = [], LocalUserParams = new() { Email = "z@example.com" } });
        var read = await Client.GetUserAsync(sid);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed.Sid, Is.EqualTo(sid));
            Assert.That(listed.Description, Is.EqualTo("On call"));
            Assert.That(listed.Domain, Is.EqualTo("LOCAL"));
            Assert.That(listed.Roles, Is.EqualTo(["COHESITY_VIEWER"]));
            Assert.That(listed.Locked, Is.False);
            Assert.That(listed.LockedReason, Is.EqualTo(UserLockedReason.NotLocked));
            Assert.That(listed.LocalUserParams!.Email, Is.EqualTo("zoe@example.com"));
            Assert.That(listed.ExpiryTimeMsecs, Is.EqualTo(253402300799999));
            Assert.That(listed.S3AccountParams!.S3AccountId, Is.Not.Empty);
            Assert.That(changed.LockedReason, Is.EqualTo(UserLockedReason.LockedByAdmin));
            Assert.That(read.Description, Is.Null);
            Assert.That(read.Locked, Is.True);
            Assert.That(read.Roles, Is.Empty);
            Assert.That(read.LocalUserParams!.Email, Is.EqualTo("z@example.com"));
            Assert.That(read.ExpiryTimeMsecs, Is.EqualTo(253402300799999));
            Assert.That(read.CreatedTimeMsecs, Is.EqualTo(Clock.Milliseconds - 7));
            Assert.That(read.LastUpdatedTimeMsecs, Is.EqualTo(Clock.Milliseconds));
        }

        await Client.DeleteUserAsync(sid);
        Assert.That((await Client.GetUsersAsync()).Users!.Select(user => user.Sid), Has.None.EqualTo(sid));
        Assert.That(FailureOf(() => Client.GetUserAsync(sid)).IsNotFound, Is.True);
    }

    [Test]
    public async Task All_filters_narrow_the_list_together()
    {
        var users = await Client.GetUsersAsync(new()
        {
            Domain = "LOCAL",
            Sids = [Helios.AdminSid, Helios.TenantUserSid],
            Usernames = ["TENANT"],
            MatchPartialNames = true,
            EmailAddresses = ["tenant-user@example.com"],
            Roles = ["COHESITY_VIEWER", "COHESITY_ADMIN"],
            TenantIds = [Helios.TenantId],
            IncludeTenants = true,
            AccessClusterId = 8888888888888888,
            RegionId = "us-east",
        });

        Assert.That(users.Users!.Select(user => user.Sid), Is.EqualTo([Helios.TenantUserSid]));
        Assert.That(users.Users![0].TenantId, Is.EqualTo(Helios.TenantId));
        Assert.That(Server.Requests[^1].Headers["accessClusterId"], Is.EqualTo("8888888888888888"));
        Assert.That(Server.Requests[^1].Headers["regionId"], Is.EqualTo("us-east"));
    }

    [Test]
    public void A_list_that_is_too_short_is_refused_by_the_service()
    {
        ExpectedViolations = 1;

        Assert.That(FailureOf(() => Client.CreateUsersAsync([])).IsValidationError, Is.True);
    }
}
