using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

/// <summary>The success of every operation; the names of the tests begin with the operationId.</summary>
internal sealed class CloudEndureOperationTests : CloudEndureTest
{
    [Test]
    public async Task RequestAccountAccess_mails_a_token_that_logs_in_once()
    {
        var path = $"/accounts/{Server.CloudEndure.AccountId}/access?username={Server.CloudEndure.Username}";

        (await SendAsync("GET", Server.CloudEndure.BaseUrl + path)).Expect(200);

        var loginToken = Server.CloudEndure.Mails.Single(mail => mail.Subject == "Account access").Token;
        (await LoginAsync(new { loginToken })).Expect(200);
        (await LoginAsync(new { loginToken })).Expect(401);
    }

    [Test]
    public async Task RequestAccountAccess_does_not_tell_who_exists()
    {
        (await CallAsync("GET", $"/accounts/{Server.CloudEndure.AccountId}/access?username=nobody@example.com")).Expect(200);

        Assert.That(Server.CloudEndure.Mails, Is.Empty);
    }

    [Test]
    public async Task GetExtendedAccountInfo_describes_the_account()
    {
        var info = (await CallAsync("GET", "/extendedAccountInfo")).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)info["account"]!["id"], Is.EqualTo(Server.CloudEndure.AccountId));
            Assert.That((string?)info["user"]!["username"], Is.EqualTo(Server.CloudEndure.Username));
            Assert.That(info["projects"]!["items"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That((string?)info["dateTime"]!["dateTime"], Is.EqualTo("2025-03-01T12:00:00Z"));
        }
    }

    [Test]
    public async Task AssignProjectUsers_and_RemoveProjectUsers_change_the_members()
    {
        var body = new
        {
            items = new[]
        {
            new { projectId = Server.CloudEndure.ProjectId, userIDs = new[] { Server.CloudEndure.MemberId } },
        }
        };

        Assert.That((await CallAsync("POST", "/projects/assignUsers", body)).Expect(200).Text, Is.Empty);
        Assert.That(await MembersAsync(), Does.Contain(Server.CloudEndure.MemberId));

        Assert.That((await CallAsync("POST", "/projects/removeUsers", body)).Expect(200).Text, Is.Empty);
        Assert.That(await MembersAsync(), Does.Not.Contain(Server.CloudEndure.MemberId));
    }

    [Test]
    public async Task RemoveProjectUsers_refuses_an_unknown_project()
    {
        var body = new { items = new[] { new { projectId = "nowhere", userIDs = Array.Empty<string>() } } };

        var error = (await CallAsync("POST", "/projects/removeUsers", body)).Expect(404).Json;

        Assert.That((string?)error["code"], Is.EqualTo("NOT_FOUND"));
    }

    [Test]
    public async Task GetProjectAuditLog_lists_the_entries_newest_first()
    {
        var log = (await CallAsync("GET", Project + "/auditLog")).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                log["items"]!.AsArray().Select(item => (string?)item!["timestamp"]),
                Is.EqualTo(["2025-03-01T11:00:00Z", "2025-03-01T10:00:00Z", "2025-03-01T09:00:00Z"]));
            Assert.That((bool?)log["hasMoreResults"], Is.False);
        }
    }

    [Test]
    public async Task ForceMachineRescan_is_ordered_or_refused()
    {
        (await CallAsync("POST", $"{Project}/machines/{Server.CloudEndure.MachineId}/forceRescan")).Expect(204);
        (await CallAsync("POST", $"{Project}/machines/{Server.CloudEndure.BusyMachineId}/forceRescan")).Expect(400);
        (await CallAsync("POST", $"{Project}/machines/nothing/forceRescan")).Expect(404);
    }

    [Test]
    public async Task GetProjectStorage_is_for_vcenter_projects()
    {
        var storage = (await CallAsync("GET", Project + "/storage")).Expect(200).Json;

        Assert.That((long?)storage["pointsInTimeTotalBytes"], Is.GreaterThan((long)int.MaxValue));
        (await CallAsync("GET", $"/projects/{Server.CloudEndure.CloudProjectId}/storage")).Expect(422);
    }

    [Test]
    public async Task ReplaceApiToken_ends_the_old_token()
    {
        var old = Server.CloudEndure.UserApiToken;

        var userApiToken = (string?)(await CallAsync("POST", "/replaceApiToken")).Expect(200).Json["apiToken"];

        Assert.That(userApiToken, Does.Match("^([0-9a-f]{4}-){15}[0-9a-f]{4}$").And.EqualTo(Server.CloudEndure.UserApiToken));
        (await LoginAsync(new { userApiToken = old })).Expect(401);
        (await LoginAsync(new { userApiToken })).Expect(200);
    }

    [Test]
    public async Task CreateUser_and_SetPassword_bring_a_user_in()
    {
        var user = (await CallAsync("POST", "/users", new { username = "new@example.com" })).Expect(200).Json;
        Assert.That((string?)user["status"], Is.EqualTo("PENDING"));

        var token = Server.CloudEndure.Mails.Single().Token;
        (await SendAsync("POST", Server.CloudEndure.BaseUrl + "/setPassword", new { token, newPassword = "weak" })).Expect(400);
        (await SendAsync("POST", Server.CloudEndure.BaseUrl + "/setPassword", new { token, newPassword = "Str0ng!pass" })).Expect(204);
        (await SendAsync("POST", Server.CloudEndure.BaseUrl + "/setPassword", new { token, newPassword = "Str0ng!pass" })).Expect(401);

        var self = (await LoginAsync(new { username = "new@example.com", password = "Str0ng!pass" })).Expect(200).Json;
        Assert.That((string?)self["status"], Is.EqualTo("CONFIRMED"));
    }

    [Test]
    public async Task CreateUser_refuses_a_second_user_of_that_name()
    {
        var error = (await CallAsync("POST", "/users", new { username = Server.CloudEndure.MemberUsername })).Expect(422).Json;

        Assert.That((string?)error["code"], Is.EqualTo("USER_EXISTS"));
    }

    [Test]
    public async Task SetPassword_refuses_an_expired_token()
    {
        (await CallAsync("POST", "/users", new { username = "late@example.com" })).Expect(200);
        Clock.Advance(TimeSpan.FromDays(2));

        var token = Server.CloudEndure.Mails.Single().Token;
        (await SendAsync("POST", Server.CloudEndure.BaseUrl + "/setPassword", new { token, newPassword = "Str0ng!pass" })).Expect(401);
    }

    [Test]
    public async Task AssignUserRoles_and_RevokeUserRoles_change_the_roles()
    {
        var body = new { items = new[] { new { userId = Server.CloudEndure.MemberId, roles = new[] { "MANAGER" } } } };

        var assigned = (await CallAsync("POST", "/users/assignRoles", body)).Expect(200).Json["items"]![0]!["roles"]!.ToJsonString();
        var revoked = (await CallAsync("POST", "/users/revokeRoles", body)).Expect(200).Json["items"]![0]!["roles"]!.ToJsonString();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(assigned, Is.EqualTo("""["MANAGER","USER"]"""));
            Assert.That(revoked, Is.EqualTo("""["USER"]"""));
        }
    }

    [TestCase("/users/assignRoles")]
    [TestCase("/users/revokeRoles")]
    public async Task AssignUserRoles_and_RevokeUserRoles_make_and_unmake_no_owner(string path)
    {
        var body = new { items = new[] { new { userId = Server.CloudEndure.UserId, roles = new[] { "ACCOUNT_OWNER" } } } };

        var error = (await CallAsync("POST", path, body)).Expect(422).Json;

        Assert.That((string?)error["message"], Does.StartWith("body /items/0/roles/0 must be one of"));
        Assert.That(
            (string?)(await CallAsync("GET", "/extendedAccountInfo")).Expect(200).Json["account"]!["ownerId"],
            Is.EqualTo(Server.CloudEndure.UserId));
    }

    [Test]
    public async Task RevokeUserRoles_refuses_an_unknown_user_and_changes_nobody()
    {
        var body = new
        {
            items = new[]
            {
                new { userId = Server.CloudEndure.MemberId, roles = new[] { "USER" } }, new { userId = "nobody", roles = new[] { "USER" } },
            },
        };

        (await CallAsync("POST", "/users/revokeRoles", body)).Expect(404);

        var still = new { items = new[] { new { userId = Server.CloudEndure.MemberId, roles = Array.Empty<string>() } } };
        Assert.That((await CallAsync("POST", "/users/assignRoles", still)).Expect(200).Text, Does.Contain("USER"));
    }

    private async Task<string[]> MembersAsync()
    {
        var projects = (await CallAsync("GET", "/extendedAccountInfo")).Expect(200).Json["projects"]!["items"]!.AsArray();
        return [.. projects[0]!["usersIDs"]!.AsArray().Select(id => (string)id!)];
    }
}
