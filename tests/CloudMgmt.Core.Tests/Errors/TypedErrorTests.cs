using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class TypedErrorTests
{
    [TestCase(404, typeof(ApiException<WidgetError>))]
    [TestCase(409, typeof(ApiException<Part>))]
    [TestCase(500, typeof(ApiException<Handover>))]
    public void A_code_beats_its_range_and_a_range_beats_default(int status, Type expected)
    {
        var request = Wire.Get().Fails<Handover>("default").Fails<Part>("4XX").Fails<WidgetError>("404");
        Assert.That(Wire.Failure(RecordingHandler.Answering("{}", status: status), request), Is.TypeOf(expected));
    }

    [Test]
    public async Task It_carries_the_error_and_the_call()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers["X-Request-Id"] = "7";
            return LoopbackServer.AnswerAsync(context, 404, """{"code":"no_widget","message":"There is no such widget.","hint":"look"}""");
        });
        using var client = server.CreateClient();

        var failure = Assert.ThrowsAsync<ApiException<WidgetError>>(() => client.GetWidgetAsync("personal-id"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Message, Is.EqualTo("GetWidget (GET /widgets/{id}) answered 404: no_widget: There is no such widget."));
            Assert.That(failure.Error.Code, Is.EqualTo("no_widget"));
            Assert.That(failure.Error.AdditionalProperties["hint"], Is.EqualTo("look"));
            Assert.That(failure.ErrorBody, Is.SameAs(failure.Error));
            Assert.That(
                failure.Info,
                Has.Property("Method").EqualTo("GET").And.Property("PathTemplate").EqualTo("/widgets/{id}").And
                    .Property("OperationId").EqualTo("GetWidget"));
            Assert.That(failure.Info.Headers.TryGetValue("X-Request-Id", out var id) ? id : null, Is.EqualTo("7"));
            Assert.That(failure.ToString(), Does.Not.Contain("personal-id"));
        }
    }

    [TestCase("application/problem+json")]
    [TestCase("text/json")]
    [TestCase("APPLICATION/JSON; charset=utf-8")]
    public void Every_json_media_type_is_json(string contentType)
        => Assert.That(
            Wire.Failure(RecordingHandler.Answering("{}", contentType, 400), Wire.Get().Fails<WidgetError>("default")),
            Is.TypeOf<ApiException<WidgetError>>());

    [Test]
    public void A_client_can_word_the_errors_of_its_service()
    {
        using var client = new WordingClient(
            new TestClientOptions { BaseUrl = Wire.Url, HttpMessageHandler = RecordingHandler.Answering("""{"code":"c"}""", status: 400) });
        Assert.That(
            () => client.SendAsync(Wire.Get().Fails<Part>("default")),
            Throws.TypeOf<ApiException<Part>>().With.Message.EqualTo("GetWidgets (GET /widgets) answered 400: Part c"));
    }

    [Test]
    public async Task A_failure_gives_its_connection_back()
    {
        await using var server = await LoopbackServer.StartAsync(400, "{}");
        using var client = server.CreateClient();
        for (var i = 0; i < 3; i++)
            Assert.ThrowsAsync<ApiException<WidgetError>>(() => client.GetWidgetAsync("1"));
        Assert.That(server.Requests.Select(r => r.ConnectionId).Distinct().Count(), Is.EqualTo(1));
    }

    private sealed class WordingClient(TestClientOptions options) : ApiClient(options)
    {
        protected override string? DescribeError(object error) => $"Part {((Part)error).Code}";
    }
}
