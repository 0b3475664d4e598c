using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

/// <summary>The success of every operation; the names of the tests begin with the operationId.</summary>
internal sealed class BimDataOperationTests : BimDataTest
{
    [Test]
    public async Task GetClouds_and_GetCloud_show_the_seeded_cloud()
    {
        var clouds = (await CallAsync("GET", "/cloud")).Expect(200).Json.AsArray();
        var cloud = (await CallAsync("GET", Cloud)).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(clouds.Single()!.ToJsonString(), Is.EqualTo(cloud.ToJsonString()));
            Assert.That((string?)cloud["creator"]!["firstname"], Is.EqualTo("Ada"));
            Assert.That((string?)cloud["created_at"], Is.EqualTo("2025-03-01T12:00:00Z"));
        }
    }

    [Test]
    public async Task CreateCloud_UpdateCloud_ReplaceCloud_and_DeleteCloud_go_round()
    {
        var created = (await CallAsync("POST", "/cloud", new { name = "First" })).Expect(201).Json;
        var path = $"/cloud/{created["id"]}";
        Clock.Advance(TimeSpan.FromSeconds(5));

        var updated = (await CallAsync("PATCH", path, new { name = "Second" })).Expect(200).Json;
        var untouched = (await CallAsync("PATCH", path, new { })).Expect(200).Json;
        var replaced = (await CallAsync("PUT", path, new { name = "Third" })).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)updated["name"], Is.EqualTo("Second"));
            Assert.That((string?)updated["updated_at"], Is.EqualTo("2025-03-01T12:00:05Z"));
            Assert.That((string?)untouched["name"], Is.EqualTo("Second"));
            Assert.That((string?)replaced["name"], Is.EqualTo("Third"));
        }
        (await CallAsync("DELETE", path)).Expect(204);
        (await CallAsync("GET", path)).Expect(404);
    }

    [Test]
    public async Task CreateDemoProject_returns_the_project_and_GetCloudSize_grows()
    {
        var before = (long?)(await CallAsync("GET", Cloud + "/size")).Expect(200).Json["total_size"];

        var project = (await CallAsync("POST", Cloud + "/create-demo")).Expect(200).Json;

        Assert.That((long?)(await CallAsync("GET", Cloud + "/size")).Expect(200).Json["total_size"], Is.GreaterThan(before!.Value));
        Assert.That((long?)project["cloud"]!["id"], Is.EqualTo(Server.BimData.CloudId));
    }

    [Test]
    public async Task GetCloudUsers_and_GetCloudUser_show_the_members()
    {
        var users = (await CallAsync("GET", Cloud + "/user")).Expect(200).Json.AsArray();
        var user = (await CallAsync("GET", $"{Cloud}/user/{Server.BimData.MemberId}")).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(users.Select(item => (int?)item!["cloud_role"]), Is.EqualTo([100, 50]));
            Assert.That((string?)user["email"], Is.EqualTo(Server.BimData.MemberEmail));
        }
    }

    [Test]
    public async Task UpdateCloudUser_ReplaceCloudUser_and_DeleteCloudUser_go_round()
    {
        var path = $"{Cloud}/user/{Server.BimData.MemberId}";

        var updated = (await CallAsync("PATCH", path, new { role = 100 })).Expect(200).Json;
        var untouched = (await CallAsync("PATCH", path, new { })).Expect(200).Json;
        var replaced = (await CallAsync("PUT", path, new { cloud_role = 50, role = 100 })).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)updated["cloud_role"], Is.EqualTo(100));
            Assert.That((int?)untouched["cloud_role"], Is.EqualTo(100));
            Assert.That((int?)replaced["cloud_role"], Is.EqualTo(50));
        }
        (await CallAsync("DELETE", path)).Expect(204);
        (await CallAsync("GET", path)).Expect(404);
    }

    [Test]
    public async Task InviteCloudUser_keeps_one_invitation_per_address()
    {
        var body = new { email = "guest@example.com", redirect_uri = "https://example.com/" };

        var first = (await CallAsync("POST", Cloud + "/invitation", body)).Expect(201).Json;
        var second = (await CallAsync("POST", Cloud + "/invitation", body)).Expect(201).Json;

        Assert.That((long?)second["id"], Is.EqualTo((long?)first["id"]));
        Assert.That((await CallAsync("GET", Cloud + "/invitation")).Expect(200).Json.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task InviteCloudUser_refuses_a_member()
    {
        var body = new { email = Server.BimData.MemberEmail, redirect_uri = "https://example.com/" };

        var error = (await CallAsync("POST", Cloud + "/invitation", body)).Expect(400).Json;

        Assert.That(error["already_exists"]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    public async Task GetCloudInvitations_and_CancelCloudUserInvitation_go_round()
    {
        var body = new { email = "guest@example.com", redirect_uri = "https://example.com/" };
        var invitation = (await CallAsync("POST", Cloud + "/invitation", body)).Expect(201).Json;

        (await CallAsync("DELETE", $"{Cloud}/invitation/{invitation["id"]}")).Expect(204);

        Assert.That((await CallAsync("GET", Cloud + "/invitation")).Expect(200).Json.AsArray(), Is.Empty);
        (await CallAsync("DELETE", $"{Cloud}/invitation/{invitation["id"]}")).Expect(404);
    }

    [Test]
    public async Task An_accepted_invitation_makes_a_member()
    {
        var body = new { email = "guest@example.com", redirect_uri = "https://example.com/" };
        var invitation = (await CallAsync("POST", Cloud + "/invitation", body)).Expect(201).Json;

        var user = Server.BimData.AcceptInvitation((long)invitation["id"]!);

        var member = (await CallAsync("GET", $"{Cloud}/user/{user}")).Expect(200).Json;
        Assert.That((string?)member["email"], Is.EqualTo("guest@example.com"));
    }

    [Test]
    public async Task CreateCloudProcessor_GetCloudProcessors_GetCloudProcessor_and_DeleteCloudProcessor_go_round()
    {
        var first = await CreateProcessorAsync("first");
        var second = await CreateProcessorAsync("second", first);

        Assert.That((await CallAsync("GET", Cloud + "/processor")).Expect(200).Json.AsArray(), Has.Count.EqualTo(2));
        (await CallAsync("DELETE", $"{Cloud}/processor/{first}")).Expect(204);

        var left = (await CallAsync("GET", $"{Cloud}/processor/{second}")).Expect(200).Json;
        Assert.That(left["parent_processors"]!.AsArray(), Is.Empty);
        (await CallAsync("GET", $"{Cloud}/processor/{first}")).Expect(404);
    }

    [Test]
    public async Task UpdateCloudProcessor_keeps_and_ReplaceCloudProcessor_empties_what_is_left_out()
    {
        var first = await CreateProcessorAsync("first");
        var path = $"{Cloud}/processor/{await CreateProcessorAsync("second", first)}";

        var updated = (await CallAsync("PATCH", path, new { name = "renamed" })).Expect(200).Json;
        var replaced = (await CallAsync("PUT", path, new { name = "again" })).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((long?)updated["parent_processors"]![0], Is.EqualTo(first));
            Assert.That(replaced["parent_processors"]!.AsArray(), Is.Empty);
        }
    }

    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("PATCH")]
    public async Task CreateCloudProcessor_ReplaceCloudProcessor_and_UpdateCloudProcessor_refuse_an_unknown_parent(string method)
    {
        var path = method == "POST" ? Cloud + "/processor" : $"{Cloud}/processor/{await CreateProcessorAsync("x")}";

        var error = (await CallAsync(method, path, new { name = "x", parent_processors = new[] { 999 } })).Expect(400).Json;

        Assert.That(error["parent_processors"], Is.Not.Null);
    }

    private async Task<long> CreateProcessorAsync(string name, params long[] parents)
        => (long)(await CallAsync("POST", Cloud + "/processor", new { name, parent_processors = parents })).Expect(201).Json["id"]!;
}
