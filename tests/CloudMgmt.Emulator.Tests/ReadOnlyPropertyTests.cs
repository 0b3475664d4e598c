using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

/// <summary>Bodies of clients that send what they read, read-only properties included.</summary>
internal sealed class ReadOnlyPropertyTests : BimDataTest
{
    [Test]
    public async Task BIMData_ignores_them_and_the_journal_notes_it()
    {
        var cloud = (await CallAsync("GET", Cloud)).Expect(200).Json;
        cloud["id"] = 999;
        cloud["name"] = "Renamed";
        cloud["creator"] = new JsonObject { ["email"] = 5 };

        var replaced = (await CallAsync("PUT", Cloud, cloud.ToJsonString())).Expect(200).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)replaced["id"], Is.EqualTo(Server.BimData.CloudId));
            Assert.That((string?)replaced["name"], Is.EqualTo("Renamed"));
            Assert.That((string?)replaced["creator"]!["firstname"], Is.EqualTo("Ada"));
            Assert.That(
                Server.Requests[^1].ValidationErrors,
                Does.Contain("body /id is read-only and was ignored").And.Contain("body /creator is read-only and was ignored"));
        }
    }

    [Test]
    public async Task A_processor_goes_back_as_it_was_read()
    {
        var processor = (await CallAsync("POST", Cloud + "/processor", """{"id":7,"name":"first"}""")).Expect(201).Json;

        (await CallAsync("PUT", $"{Cloud}/processor/{processor["id"]}", processor.ToJsonString())).Expect(200);
    }

    [Test]
    public async Task An_ignored_property_excuses_no_other()
    {
        var error = (await CallAsync("POST", "/cloud", """{"id":5,"name":7}""")).Expect(400).Json.AsObject();

        Assert.That(error.Select(field => field.Key), Is.EqualTo(["name"]));
        Assert.That(Server.Requests[^1].ValidationErrors, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Helios_refuses_them()
    {
        var error
            = (await SendAsync("POST", Server.Helios.BaseUrl + "/users", HeliosBody, ("apiKey", Server.Helios.ApiKey))).Expect(400).Json;

        Assert.That(
            (string?)error["message"],
            Does.Contain("body /0/primaryGroup is read-only and must not be sent").And.Contain(
                "body /0/localUserParams/groups is read-only"));
    }

    internal const string HeliosBody
        = """[{"domain":"LOCAL","username":"ann","primaryGroup":"a/b","localUserParams":{"email":"ann@example.com","groups":["g"]}}]""";
}

/// <summary>The same with the services the other way round.</summary>
internal sealed class ReadOnlyPropertyOptionTests : BimDataTest
{
    protected override EmulatorOptions CreateOptions()
        => new() { RefuseReadOnlyProperties = [EmulatedService.BimData], RefuseUnknownProperties = false };

    [Test]
    public async Task BIMData_can_refuse_them()
    {
        var error = (await CallAsync("POST", "/cloud", """{"name":"x","id":5}""")).Expect(400).Json.AsObject();

        Assert.That(error.Single().Key, Is.EqualTo("id"));
        Assert.That((string?)error["id"]![0], Is.EqualTo("body /id is read-only and must not be sent"));
    }

    [Test]
    public async Task Helios_can_ignore_them_in_the_midst_of_a_list()
    {
        var users = (await SendAsync(
            "POST",
            Server.Helios.BaseUrl + "/users",
            ReadOnlyPropertyTests.HeliosBody,
            ("apiKey", Server.Helios.ApiKey))).Expect(201).Json["users"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)users[0]!["localUserParams"]!["email"], Is.EqualTo("ann@example.com"));
            Assert.That(Server.Requests[^1].ValidationErrors, Is.EquivalentTo(new[]
            {
                "body /0/primaryGroup is read-only and was ignored", "body /0/localUserParams/groups is read-only and was ignored",
            }));
        }
    }

    [Test]
    public async Task Unknown_query_parameters_are_let_through_with_unknown_properties()
        => (await CallAsync("GET", "/cloud?page=2")).Expect(200);
}
