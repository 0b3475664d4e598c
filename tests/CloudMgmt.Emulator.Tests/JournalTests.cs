using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

internal sealed class JournalTests : BimDataTest
{
    [Test]
    public async Task A_request_is_recorded_as_it_was_on_the_wire()
    {
        (await CallAsync("POST", "/cloud?a=%20b", """{ "name": "x" }""")).Expect(400);

        var request = Server.Requests.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Service, Is.EqualTo(EmulatedService.BimData));
            Assert.That(request.OperationId, Is.EqualTo("CreateCloud"));
            Assert.That(request.Method, Is.EqualTo("POST"));
            Assert.That(request.Path, Is.EqualTo("/bimdata/cloud"));
            Assert.That(request.QueryString, Is.EqualTo("a=%20b"));
            Assert.That(request.Headers["content-type"], Does.StartWith("application/json"));
            Assert.That(request.Body, Is.EqualTo("""{ "name": "x" }"""));
            Assert.That(request.StatusCode, Is.EqualTo(400));
            Assert.That(request.ValidationErrors, Is.EqualTo(["query parameter 'a' is not known to CreateCloud"]));
        }
    }

    [Test]
    public async Task A_snapshot_does_not_change_and_shows_no_secret()
    {
        await CallAsync("GET", "/cloud");
        var before = Server.Requests;
        await CallAsync("GET", "/cloud");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Has.Count.EqualTo(1));
            Assert.That(before[0].ToString(), Is.EqualTo("GET /bimdata/cloud -> 200"));
        }
    }

    [Test]
    public async Task Parallel_requests_are_all_handled_and_recorded()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(index => CallAsync("POST", "/cloud", new { name = $"{index}" })));

        var clouds = (await CallAsync("GET", "/cloud")).Json.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(clouds.Select(cloud => (int)cloud!["id"]!).Distinct().Count(), Is.EqualTo(51));
            Assert.That(Server.Requests, Has.Count.EqualTo(51));
        }
    }

    [Test]
    public async Task Two_servers_share_nothing()
    {
        await using var other = await CloudMgmtEmulator.StartAsync();
        (await CallAsync("DELETE", Cloud)).Expect(204);

        var answer = await SendAsync("GET", other.BimData.BaseUrl + Cloud, null, ("Authorization", $"Bearer {other.BimData.AccessToken}"));

        answer.Expect(200);
        Assert.That(other.Requests, Has.Count.EqualTo(1));
    }
}
