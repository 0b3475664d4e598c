using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class BodyTests
{
    [Test]
    public async Task Json_is_sent_as_utf8()
    {
        var received = await ReceiveAsync(Wire.Post().JsonBody(new Widget { Name = "ä€😀" }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(received.Text, Is.EqualTo("""{"name":"ä€😀"}"""));
            Assert.That(received.Headers["Content-Type"], Does.StartWith("application/json"));
        }
    }

    [Test]
    public async Task Json_of_another_media_type_keeps_it()
    {
        var received = await ReceiveAsync(Wire.Post().JsonBody(new { a = 1 }, mediaType: "application/merge-patch+json"));
        Assert.That(received.Headers["Content-Type"], Does.StartWith("application/merge-patch+json"));
    }

    [TestCase("plain ä €\r\nsecond line")]
    [TestCase("\"not JSON\"")]
    [TestCase("")]
    public async Task Text_is_sent_as_it_is(string text)
    {
        var received = await ReceiveAsync(Wire.Post().TextBody(text));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(received.Text, Is.EqualTo(text));
            Assert.That(received.Headers["Content-Type"], Does.StartWith("text/plain"));
        }
    }

    [Test]
    public async Task Bytes_are_sent_as_they_are([Values(0, 1, 100_000)] int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        var received = await ReceiveAsync(Wire.Post().BinaryBody(new MemoryStream(bytes), mediaType: "image/png"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(received.Body, Is.EqualTo(bytes));
            Assert.That(received.Headers["Content-Type"], Is.EqualTo("image/png"));
        }
    }

    [Test]
    public async Task A_media_type_keeps_its_parameters_and_names_the_charset_that_is_sent()
    {
        var received = await ReceiveAsync(Wire.Post().TextBody("ä", mediaType: "text/plain; charset=iso-8859-1; format=flowed"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(received.Text, Is.EqualTo("ä"));
            Assert.That(received.Headers["Content-Type"], Is.EqualTo("text/plain; charset=utf-8; format=flowed"));
        }
    }

    [TestCase("json")]
    [TestCase("")]
    [TestCase("text/plain\r\nX-Evil: 1")]
    public void A_malformed_media_type_is_refused(string mediaType)
    {
        Action[] calls =
        [
            () => Wire.Post().TextBody("text", mediaType: mediaType),
            () => Wire.Post().BinaryBody(new MemoryStream([1]), mediaType: mediaType),
            () => Wire.Post().JsonBody(1, mediaType: mediaType),
        ];
        foreach (var call in calls)
            Assert.That(call, Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("mediaType"));
    }

    [Test]
    public void What_a_handler_does_to_the_media_type_does_not_reach_another_attempt_or_call()
    {
        var json = Wire.Post().JsonBody(1);
        Func<ApiRequest>[] calls = [() => json, () => Wire.Post().Form("a", "b")];
        using var message = new HttpRequestMessage();
        foreach (var call in calls)
        {
            using var changed = MessageContent.Of(call(), message, onlyOnce: true)!;
            changed.Headers.ContentType!.CharSet = "utf-16";
            using var next = MessageContent.Of(call(), message, onlyOnce: true)!;
            Assert.That(next.Headers.ContentType!.CharSet, Is.EqualTo("utf-8"));
        }
    }

    [Test]
    public async Task A_null_body_sends_none()
    {
        var received = await ReceiveAsync(Wire.Post().JsonBody(null).TextBody(null).BinaryBody(null));
        Assert.That(received.Body, Is.Empty);
        Assert.That(received.Headers, Does.Not.ContainKey("Content-Type"));
    }

    [Test]
    public void A_required_null_body_is_refused_by_the_name_of_its_parameter()
    {
        Widget? body = null;
        string? text = null;
        Stream? content = null;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Assert.Throws<ArgumentNullException>(() => Wire.Post().JsonBody(body, required: true))!.ParamName, Is.EqualTo("body"));
            Assert.That(
                Assert.Throws<ArgumentNullException>(() => Wire.Post().TextBody(text, required: true))!.ParamName, Is.EqualTo("text"));
            Assert.That(
                Assert.Throws<ArgumentNullException>(() => Wire.Post().BinaryBody(content, required: true))!.ParamName,
                Is.EqualTo("content"));
        }
    }

    [TestCase("GET")]
    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("PATCH")]
    [TestCase("DELETE")]
    [TestCase("HEAD")]
    [TestCase("OPTIONS")]
    public async Task Each_method_is_sent(string method)
    {
        var received = await ReceiveAsync(new ApiRequest(method, "/widgets", "Any"));
        Assert.That(received.Method, Is.EqualTo(method));
    }

    [Test]
    public async Task A_delete_can_carry_a_body()
    {
        var received = await ReceiveAsync(new ApiRequest("DELETE", "/widgets", "DeleteWidgets").JsonBody(new { ids = new[] { 1 } }));
        Assert.That(received.Text, Is.EqualTo("""{"ids":[1]}"""));
    }

    private static async Task<Received> ReceiveAsync(ApiRequest request)
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = server.CreateClient();
        await client.SendAsync(request);
        return server.Requests.Single();
    }
}
