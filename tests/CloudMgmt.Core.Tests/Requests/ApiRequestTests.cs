using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class ApiRequestTests
{
    [TestCase(null, "/p", "Op", "method")]
    [TestCase("", "/p", "Op", "method")]
    [TestCase("GET", " ", "Op", "pathTemplate")]
    [TestCase("GET", "/p", "", "operationId")]
    public void A_call_needs_method_path_and_name(string? method, string path, string operationId, string parameter)
        => Assert.That(
            () => new ApiRequest(method!, path, operationId),
            Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(parameter));

    [Test]
    public void A_call_tells_what_it_is()
    {
        var request = new ApiRequest("POST", "/users/{sid}", "CreateUser").Path("sid", "S-1").Idempotent();
        Assert.That(request, Has.Property("Method").EqualTo("POST")
            .And.Property("PathTemplate").EqualTo("/users/{sid}")
            .And.Property("OperationId").EqualTo("CreateUser")
            .And.Property("IsMarkedIdempotent").True);
    }

    [TestCase("FETCH IT")]
    [TestCase("FETCH\r\n")]
    [TestCase("GE/T")]
    public void A_method_that_http_cannot_have_is_refused(string method)
        => Assert.That(() => new ApiRequest(method, "/p", "Op"), Throws.ArgumentException.With.Property("ParamName").EqualTo("method"));

    [Test]
    public void A_missing_call_is_refused()
    {
        using var client = TestClient.For(Wire.Url);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => client.SendAsync(null!), Throws.ArgumentNullException);
            Assert.That(() => client.SendAsync<Widget>(null!), Throws.ArgumentNullException);
        }
    }

    [Test]
    public async Task The_same_description_can_be_sent_again()
    {
        using var handler = new RecordingHandler();
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = handler);
        using var content = new MemoryStream([1, 2, 3]);
        var request = Wire.Post().Query("q", 1).BinaryBody(content);

        await client.SendAsync(request);
        await client.SendAsync(request);

        Assert.That(
            handler.Requests.Select(r => (r.Target, r.Body)), Is.EqualTo(Enumerable.Repeat(("/v1/widgets?q=1", "\u0001\u0002\u0003"), 2)));
    }

    [Test]
    public async Task A_time_can_be_written_as_its_date()
    {
        var time = new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.FromHours(-5));
        var sent = await Wire.SendAsync(
            Wire.Get("/days/{day}").Path("day", time, dateOnly: true).Query("q", time, dateOnly: true)
                .Header("h", time, dateOnly: true).Cookie("c", time, dateOnly: true));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Target, Is.EqualTo("/v1/days/2026-01-31?q=2026-01-31"));
            Assert.That(sent.Header("h"), Is.EqualTo("2026-01-31"));
            Assert.That(sent.Header("Cookie"), Is.EqualTo("c=2026-01-31"));
        }
    }
}
