using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

/// <summary>What the vendor's newer clients demand of an answer, and send.</summary>
internal sealed class BimDataFormTests : BimDataTest
{
    [Test]
    public async Task A_size_is_an_object()
    {
        var size = (await CallAsync("GET", Cloud + "/size")).Expect(200).Json.AsObject();

        Assert.That(
            size.Select(member => member.Key),
            Is.EqualTo(
                ["managed_by", "role", "total_size", "total_size_available", "remaining_total_size", "remaining_total_size_percent"]));
        Assert.That((long?)size["total_size"], Is.EqualTo(5_368_709_120));
    }

    [Test]
    public async Task A_cloud_of_an_app_and_one_of_a_user_have_all_that_is_demanded()
    {
        var ofUser = (await CallAsync("GET", Cloud)).Expect(200).Json;
        var ofApp = (await CallAsync("POST", "/cloud", new { name = "New" })).Expect(201).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofUser.AsObject().Select(member => member.Key), Is.EquivalentTo(ofApp.AsObject().Select(member => member.Key)));
            Assert.That(ofUser["marketplace_apps"]!.AsArray(), Is.Not.Empty);
            Assert.That(ofUser["organization"]!["name"], Is.Not.Null);
            Assert.That((ofUser["creator_app"], (string?)ofUser["creator"]!["provider"]), Is.EqualTo(((JsonNode?)null, "BIMDataConnect")));
            Assert.That((ofApp["creator"], (string?)ofApp["creator_app"]), Is.EqualTo(((JsonNode?)null, Server.BimData.ClientId)));
        }
    }

    [Test]
    public async Task A_folder_is_a_number()
        => Assert.That(
            (await CallAsync("POST", Cloud + "/create-demo")).Expect(200).Json["root_folder_id"]!.GetValueKind(),
            Is.EqualTo(System.Text.Json.JsonValueKind.Number));

    [Test]
    public async Task A_role_that_was_null_in_an_answer_may_be_null()
        => Assert.That((await CallAsync("GET", Cloud + "/user")).Expect(200).Json[0]!.AsObject(), Contains.Key("project_role"));

    [TestCase("email=ADMIN%40example.com", 1)]
    [TestCase("email=admin", 0)]
    [TestCase("email__contains=min", 1)]
    [TestCase("email__endswith=%40example.com", 2)]
    [TestCase("email__startswith=mem", 1)]
    [TestCase("email__startswith=mem&email__contains=admin", 0)]
    public async Task Users_are_filtered_by_email(string query, int count)
        => Assert.That((await CallAsync("GET", $"{Cloud}/user?{query}")).Expect(200).Json.AsArray(), Has.Count.EqualTo(count));

    [Test]
    public async Task A_filter_by_email_is_known_to_no_other_call() => (await CallAsync("GET", "/cloud?email=admin")).Expect(400);

    [Test]
    public async Task What_newer_clients_add_to_a_body_is_ignored_and_noted()
    {
        var invitation = new { email = "new@example.com", redirect_uri = "https://example.com", role = 50, in_all_projects = true };

        Assert.That((int?)(await CallAsync("POST", Cloud + "/invitation", invitation)).Expect(201).Json["role"], Is.EqualTo(50));
        Assert.That(
            Server.Requests[^1].ValidationErrors, Is.EqualTo(["body /in_all_projects is not known to the specification and was ignored"]));
    }
}

/// <summary>The answers of the reference document.</summary>
internal sealed class BimDataOf2019Tests : BimDataTest
{
    protected override EmulatorOptions CreateOptions() => new() { TimeProvider = Clock, BimDataOf2019 = true };

    [Test]
    public async Task A_size_is_a_bare_number_beyond_32_bits()
        => Assert.That((await CallAsync("GET", Cloud + "/size")).Expect(200).Text, Is.EqualTo("5368709120"));

    [Test]
    public async Task A_folder_is_a_text()
        => Assert.That(
            (await CallAsync("POST", Cloud + "/create-demo")).Expect(200).Json["root_folder_id"]!.GetValueKind(),
            Is.EqualTo(System.Text.Json.JsonValueKind.String));

    [Test]
    public async Task Nothing_newer_is_sent_or_taken()
    {
        var cloud = (await CallAsync("GET", Cloud)).Expect(200).Json.AsObject();
        var users = (await CallAsync("GET", Cloud + "/user")).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                cloud.Select(member => member.Key),
                Is.EquivalentTo(new[] { "id", "name", "features", "creator", "is_default", "created_at", "updated_at" }));
            Assert.That(users[0]!.AsObject().Select(member => member.Key), Does.Contain("company").And.Not.Contain("sub"));
        }
        (await CallAsync("POST", "/cloud", new { name = "x", image = "y" })).Expect(400);
        (await CallAsync("GET", Cloud + "/user?email=x")).Expect(400);
    }

    [Test]
    public async Task An_invitation_is_for_an_administrator_whatever_it_says()
        => Assert.That(
            (int?)(await CallAsync(
                "POST",
                Cloud + "/invitation",
                new { email = "new@example.com", redirect_uri = "https://example.com", role = 50 })).Expect(201).Json["role"],
            Is.EqualTo(100));
}
