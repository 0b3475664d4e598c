using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class SuccessTests
{
    [Test]
    public async Task A_documented_body_comes_typed_with_status_and_headers()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers["X-Request-Id"] = "7";
            return LoopbackServer.AnswerAsync(context, 200, """{"name":"x"}""");
        });
        using var client = server.CreateClient();

        var response = await client.GetWidgetWithResponseAsync("1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(200));
            Assert.That(response.Body.Name, Is.EqualTo("x"));
            Assert.That(response.Headers.TryGetValue("x-request-id", out var id) ? id : null, Is.EqualTo("7"));
            Assert.That(response.Headers.TryGetValue("content-type", out var type) ? type : null, Is.EqualTo("application/json"));
        }
    }

    [TestCase(201)]
    [TestCase(202)]
    [TestCase(299)]
    public async Task An_undocumented_success_is_read_like_the_documented_one(int status)
    {
        var response = await Wire.AnswerAsync<Widget>(
            RecordingHandler.Answering("""{"name":"x"}""", status: status), Wire.Get().Returns<Widget>("200"));
        Assert.That((response.StatusCode, response.Body.Name), Is.EqualTo((status, "x")));
    }

    [Test]
    public async Task A_success_without_a_body_ignores_what_comes()
    {
        using var client = TestClient.For(Wire.Url, o => o.HttpMessageHandler = RecordingHandler.Answering("<html>", "text/html", 204));
        var response = await client.SendAsync(Wire.Get().ReturnsNothing("204"));
        Assert.That(response.StatusCode, Is.EqualTo(204));
    }

    [TestCase(200, typeof(Widget))]
    [TestCase(202, typeof(Part))]
    [TestCase(206, typeof(WidgetError))]
    public async Task Each_of_several_successes_has_its_type(int status, Type expected)
    {
        var request = Wire.Get().Returns<Widget>("200").Returns<Part>("202").Returns<WidgetError>("2XX");
        var response = await Wire.AnswerAsync<object>(RecordingHandler.Answering("{}", status: status), request);
        Assert.That(response.Body, Is.TypeOf(expected));
    }

    [Test]
    public async Task A_code_beats_its_range_and_a_range_beats_default()
    {
        static ApiRequest Request() => Wire.Get().Returns<WidgetError>("default").Returns<Part>("2xx").Returns<Widget>("200");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Wire.AnswerAsync<object>(RecordingHandler.Answering("{}"), Request())).Body, Is.TypeOf<Widget>());
            Assert.That((await Wire.AnswerAsync<object>(RecordingHandler.Answering("{}", status: 201), Request())).Body, Is.TypeOf<Part>());
        }
    }

    [Test]
    public async Task A_sole_default_is_read_on_success()
        => Assert.That(
            (await Wire.AnswerAsync<Widget>(
                RecordingHandler.Answering("""{"name":"x"}"""), Wire.Get().Returns<Widget>("default"))).Body.Name,
            Is.EqualTo("x"));

    [Test]
    public void A_sole_default_is_no_success_on_failure()
        => Assert.That(
            Wire.Failure(RecordingHandler.Answering("{}", status: 500), Wire.Get().Returns<Widget>("default")).StatusCode, Is.EqualTo(500));

    [TestCase("7", 7L)]
    [TestCase("\"x\"", "x")]
    [TestCase("true", true)]
    public async Task A_scalar_is_a_body(string json, object expected)
    {
        var value = expected switch
        {
            long => (object)await Wire.ReadAsync<long>(json),
            bool => await Wire.ReadAsync<bool>(json),
            _ => await Wire.ReadAsync<string>(json),
        };
        Assert.That(value, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_compressed_body_is_unpacked()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            Assert.That(context.Request.Headers.AcceptEncoding.ToString(), Does.Contain("gzip"));
            context.Response.ContentType = "application/json";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new System.IO.Compression.GZipStream(
                context.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
            await gzip.WriteAsync("""{"name":"x"}"""u8.ToArray());
        });
        using var client = server.CreateClient();

        Assert.That((await client.GetWidgetAsync("1")).Name, Is.EqualTo("x"));
    }
}
