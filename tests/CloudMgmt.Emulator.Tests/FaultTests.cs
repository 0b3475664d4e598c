using System.Net;
using CloudMgmt.Emulator.Tests.Support;

namespace CloudMgmt.Emulator.Tests;

internal sealed class FaultTests : BimDataTest
{
    [Test]
    public async Task A_scripted_answer_comes_once_with_its_headers()
    {
        Server.Faults.Enqueue("GetClouds", Fault.Answer(503, "<p>busy</p>", "text/html").WithHeader("Retry-After", "2"));

        (await CallAsync("GET", Cloud)).Expect(200);
        var answer = (await CallAsync("GET", "/cloud")).Expect(503);
        (await CallAsync("GET", "/cloud")).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Text, Is.EqualTo("<p>busy</p>"));
            Assert.That(answer.MediaType, Is.EqualTo("text/html"));
            Assert.That(answer.Headers["Retry-After"], Is.EqualTo(["2"]));
            Assert.That(Server.Requests.Select(request => request.StatusCode), Is.EqualTo([200, 503, 200]));
        }
    }

    [Test]
    public async Task A_scripted_answer_changes_nothing()
    {
        Server.Faults.Enqueue("CreateCloud", Fault.Answer(500));

        (await CallAsync("POST", "/cloud", new { name = "x" })).Expect(500);

        Assert.That((await CallAsync("GET", "/cloud")).Json.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_request_that_gets_a_scripted_answer_is_validated_all_the_same()
    {
        Server.Faults.Enqueue(Fault.Answer(500));

        (await CallAsync("GET", "/cloud?foo=1")).Expect(500);

        Assert.That(Server.Requests.Single().ValidationErrors, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_predicate_chooses_the_request()
    {
        Server.Faults.Enqueue(request => request.Body.Contains("bad"), Fault.Answer(429));

        (await CallAsync("POST", "/cloud", new { name = "good" })).Expect(201);
        (await CallAsync("POST", "/cloud", new { name = "bad" })).Expect(429);
    }

    [Test]
    public async Task Faults_are_taken_in_order_and_can_be_cleared()
    {
        Server.Faults.Enqueue(Fault.Answer(500));
        Server.Faults.Enqueue(Fault.Answer(502));
        Server.Faults.Enqueue(Fault.Answer(503));

        (await CallAsync("GET", "/cloud")).Expect(500);
        (await CallAsync("GET", "/cloud")).Expect(502);
        Server.Faults.Clear();
        (await CallAsync("GET", "/cloud")).Expect(200);
    }

    [Test]
    public async Task An_aborted_request_is_not_handled_and_a_lost_answer_is()
    {
        Server.Faults.Enqueue("CreateCloud", Fault.Abort());
        Server.Faults.Enqueue("CreateCloud", Fault.LoseAnswer());

        Assert.ThrowsAsync<HttpRequestException>(() => CallAsync("POST", "/cloud", new { name = "aborted" }));
        Assert.That((await CallAsync("GET", "/cloud")).Text, Does.Not.Contain("aborted"));
        Assert.ThrowsAsync<HttpRequestException>(() => CallAsync("POST", "/cloud", new { name = "lost" }));
        Assert.That((await CallAsync("GET", "/cloud")).Text, Does.Contain("lost"));
        Assert.That(Server.Requests[0].StatusCode, Is.Null);
    }

    [Test]
    public async Task A_dropped_GET_reaches_its_client_although_the_connection_was_used_before()
    {
        (await CallAsync("GET", "/cloud")).Expect(200);
        Server.Faults.Enqueue("GetClouds", Fault.Abort());
        Server.Faults.Enqueue("GetClouds", Fault.LoseAnswer());

        Assert.ThrowsAsync<HttpRequestException>(() => CallAsync("GET", "/cloud"));
        Assert.ThrowsAsync<HttpRequestException>(() => CallAsync("GET", "/cloud"));
        Assert.That(Server.Requests, Has.Count.EqualTo(3));
    }

    [TestCase(0)]
    [TestCase(5)]
    public async Task A_cut_answer_has_its_headers(int bytes)
    {
        Server.Faults.Enqueue(Fault.RealAnswer().CutAfter(bytes));

        using var response = await SendForHeadersAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            async () => await response.Content.ReadAsStringAsync(), Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<IOException>());
    }

    [Test]
    public async Task A_stalled_answer_waits_in_its_body()
    {
        var released = new TaskCompletionSource();
        Server.Faults.Enqueue(Fault.RealAnswer().StalledAfter(5, released.Task));

        using var response = await SendForHeadersAsync();
        var reading = response.Content.ReadAsStringAsync();
        Assert.That(reading.IsCompleted, Is.False);
        released.SetResult();

        Assert.That(JsonNode.Parse(await reading)!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_held_request_waits_until_it_is_released()
    {
        var released = new TaskCompletionSource();
        var taken = Server.Faults.Enqueue("GetClouds", Fault.RealAnswer().HeldUntil(released.Task)).Taken;

        var answer = CallAsync("GET", "/cloud");
        var request = await taken;
        Assert.That(request.StatusCode, Is.Null);
        Assert.That(answer.IsCompleted, Is.False);
        released.SetResult();

        (await answer).Expect(200);
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_delay_goes_by_the_clock_of_the_options(CancellationToken stop)
    {
        var taken = Server.Faults.Enqueue("GetClouds", Fault.Answer(504).Delayed(TimeSpan.FromMinutes(5))).Taken;

        var answer = CallAsync("GET", "/cloud");
        await taken;
        var wait = await Clock.NextTimerAsync(stop);
        Assert.That(wait, Is.EqualTo(TimeSpan.FromMinutes(5)));
        Assert.That(answer.IsCompleted, Is.False);
        Clock.Advance(wait);

        (await answer).Expect(504);
    }

    [Test]
    public async Task Disposing_ends_a_held_request()
    {
        var taken = Server.Faults.Enqueue("GetClouds", Fault.RealAnswer().HeldUntil(new TaskCompletionSource().Task)).Taken;
        var answer = CallAsync("GET", "/cloud");
        await taken;

        await Server.DisposeAsync();

        Assert.ThrowsAsync<HttpRequestException>(() => answer);
    }

    [Test]
    public async Task Routes_outside_the_specification_can_fail_too()
    {
        Server.Faults.Enqueue("Token", Fault.Answer(500));

        (await SendAsync("POST", Server.BimData.TokenUrl, "{}")).Expect(500);
    }

    [Test]
    public void A_script_that_nothing_could_follow_is_refused_where_it_is_written()
    {
        var answer = Fault.Answer(503);
        using (Assert.EnterMultipleScope())
        {
            foreach (var status in new[] { 0, 99, 100, 103, 199, 1000, -1 })
                Assert.That(() => Fault.Answer(status), Throws.TypeOf<ArgumentOutOfRangeException>(), $"{status}");
            foreach (var name in new[] { "", "a b", "a:", "é", "Content-Length", "transfer-encoding" })
                Assert.That(() => answer.WithHeader(name, "1"), Throws.InstanceOf<ArgumentException>(), name);
            foreach (var value in new[] { null!, "a\r\nb", "\0", "é" })
                Assert.That(() => answer.WithHeader("X-A", value), Throws.InstanceOf<ArgumentException>(), value);
            Assert.That(() => answer.Delayed(TimeSpan.FromSeconds(-2)), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => Server.Faults.Enqueue("GetCluods", answer), Throws.ArgumentException.With.Message.Contains("'GetCluods'"));
        }
    }

    [TestCase("GetUsers")]
    [TestCase("Login")]
    [TestCase("Logout")]
    [TestCase("Token")]
    [TestCase("GetExtendedAccountInfo")]
    public void Operations_of_all_services_can_fail(string operationId)
        => Assert.That(() => Server.Faults.Enqueue(operationId, Fault.Answer(999)), Throws.Nothing);

    [Test]
    public async Task What_a_test_gave_and_what_fails_then_is_told()
    {
        Server.Faults.Enqueue(_ => throw new InvalidOperationException("no such member"), Fault.Abort());
        var predicate = (await CallAsync("GET", "/cloud")).Expect(500);
        Server.Faults.Clear();
        Server.Faults.Enqueue(Fault.RealAnswer().HeldUntil(Task.FromException(new InvalidOperationException("not released"))));
        var task = (await CallAsync("GET", "/cloud")).Expect(500);

        Assert.That(predicate.Text, Does.Contain("no such member"));
        Assert.That(task.Text, Does.Contain("not released"));
        Assert.That(Server.Requests.Select(request => request.StatusCode), Is.EqualTo([500, 500]));
    }

    [Test]
    public async Task A_content_type_takes_the_place_of_the_real_one()
    {
        Server.Faults.Enqueue(Fault.RealAnswer().WithHeader("content-type", "text/html"));

        Assert.That((await CallAsync("GET", "/cloud")).Expect(200).Headers["Content-Type"], Is.EqualTo(["text/html"]));
    }

    private Task<HttpResponseMessage> SendForHeadersAsync()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Server.BimData.BaseUrl + "/cloud");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Server.BimData.AccessToken}");
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
