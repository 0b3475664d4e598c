using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Live;

internal sealed class UserTests : LiveTest
{
    private const string Unknown = "S-1-0-0/not there";

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
    public async Task A_list_without_hits_is_empty()
        => Assert.That((await Client.GetUsersAsync(new() { Sids = ["nobody"] })).Users, Is.Empty);

    [Test]
    public async Task Several_users_are_deleted_at_once_and_again()
    {
        var request = new DeleteUsersRequest { Sids = [Helios.ViewerSid, Helios.TenantUserSid] };

        await Client.DeleteUsersAsync(request);
        await Client.DeleteUsersAsync(request);

        Assert.That(
            (await Client.GetUsersAsync(new() { IncludeTenants = true })).Users!.Select(user => user.Sid), Is.EqualTo([Helios.AdminSid]));
    }

    [Test]
    public async Task A_new_S3_key_differs_from_the_one_before()
    {
        var first = await Client.RegenerateS3KeyWithResponseAsync(Helios.AdminSid);
        var second = await Client.RegenerateS3KeyAsync(Helios.AdminSid);

        Assert.That(first.StatusCode, Is.EqualTo(201));
        Assert.That(first.Body.SecretKey, Is.Not.Empty);
        Assert.That(second.SecretKey, Is.Not.Empty.And.Not.EqualTo(first.Body.SecretKey));
    }

    [Test]
    public void A_name_that_is_taken_is_a_conflict()
    {
        var error = FailureOf(() => Client.CreateUsersAsync([new() { Domain = "corp.example.com", Username = "viewer" }]));

        Assert.That(error.IsConflict, Is.True);
        Assert.That(
            error.Message,
            Is.EqualTo("CreateUsers (POST /users) answered 409: KStatusConflict: user viewer exists already in corp.example.com"));
    }

    [Test]
    public void A_local_user_without_settings_is_refused()
    {
        var error = FailureOf(() => Client.CreateUsersAsync([new() { Domain = "LOCAL", Username = "ann" }]));

        Assert.That(error.IsValidationError, Is.True);
        Assert.That(error.Error.ErrorCode, Is.EqualTo("KValidationError"));
        Assert.That(error.Error.Message, Does.Contain("localUserParams"));
    }

    [Test]
    public void A_wrong_present_password_is_refused()
    {
        var settings = new UpdateUserParameters
        {
            LocalUserParams = new() { CurrentPassword = "wrong-guess", Password = "not-a-real-password" },
        };

        var error = FailureOf(() => Client.UpdateUserAsync(Helios.AdminSid, settings));

        Assert.That(error.StatusCode, Is.EqualTo(400));
        Assert.That(error.ToString(), Does.Not.Contain("wrong-guess").And.Not.Contain("not-a-real-password"));
    }

    [Test]
    public void An_unknown_user_is_not_found()
    {
        Func<Task>[] calls =
        [
            () => Client.GetUserAsync(Unknown),
            () => Client.UpdateUserAsync(Unknown, new()),
            () => Client.DeleteUserAsync(Unknown),
            () => Client.RegenerateS3KeyAsync(Unknown),
        ];

        using (Assert.EnterMultipleScope())
        {
            foreach (var error in calls.Select(FailureOf))
            {
                Assert.That(error.IsNotFound, Is.True);
                Assert.That(error.Error.ErrorCode, Is.EqualTo("KStatusNotFound"));
                Assert.That(error.Error.Message, Is.EqualTo($"unknown user {Unknown}"));
            }
        }
    }

    [Test]
    public void A_list_that_is_too_short_is_refused_by_the_service()
    {
        ExpectedViolations = 1;

        Assert.That(FailureOf(() => Client.CreateUsersAsync([])).IsValidationError, Is.True);
    }
}
