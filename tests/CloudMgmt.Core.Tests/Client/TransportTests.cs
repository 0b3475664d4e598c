using System.Net;
using Moq;
using NUnit.Framework;
using RestSharp;

namespace CloudMgmt.Core.Tests;

/// <summary>What the client makes of RestSharp's answers, one by one.</summary>
internal sealed class TransportTests
{
    [Test]
    public async Task A_buffered_response_is_read()
    {
        var response = new RestResponse(new RestRequest())
        {
            StatusCode = HttpStatusCode.OK,
            ResponseStatus = ResponseStatus.Completed,
            ContentType = "application/json",
            Content = """{"name":"x"}""",
        };
        Assert.That((await CallAsync(response)).Name, Is.EqualTo("x"));
    }

    [TestCase(ResponseStatus.Error)]
    [TestCase(ResponseStatus.TimedOut)]
    [TestCase(ResponseStatus.Aborted)]
    [TestCase(ResponseStatus.None)]
    public void A_response_that_did_not_complete_is_no_response(ResponseStatus status)
    {
        var cause = new HttpRequestException("x");
        var response = new RestResponse(new RestRequest()) { ResponseStatus = status, ErrorException = cause };
        var failure = Assert.ThrowsAsync<ApiConnectionException>(() => CallAsync(response))!;
        Assert.That(failure.StatusCode, Is.Zero);
        Assert.That(failure.InnerException, Is.SameAs(cause));
    }

    [Test]
    public async Task Each_call_is_a_request_of_its_own()
    {
        var requests = new List<RestRequest>();
        var transport = new Mock<IRestClient>();
        transport.Setup(t => t.ExecuteAsync(Capture.In(requests), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                () => new RestResponse(new RestRequest())
                {
                    StatusCode = HttpStatusCode.NoContent,
                    ResponseStatus = ResponseStatus.Completed,
                });
        using var client = new TestClient(new TestClientOptions { BaseUrl = Wire.Url, RestClient = transport.Object });
        var call = Wire.Get();

        await client.SendAsync(call);
        await client.SendAsync(call);

        Assert.That(requests, Is.Unique.And.Count.EqualTo(2));
    }

    [TestCase("GET")]
    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("HEAD")]
    [TestCase("OPTIONS")]
    [TestCase("PATCH")]
    [TestCase("SEARCH")]
    public async Task The_short_way_through_RestSharp_sends_and_answers_as_its_own(string method)
    {
        var call = new ApiRequest(method, "/widgets/{id}?v=1", "TouchWidget").Path("id", "a b/c").Query("q", "ä&=").Header("X-One", "1")
            .TextBody(method is "POST" or "PATCH" ? "text" : null);
        using var handler = RecordingHandler.Answering("""{"name":"x"}""", status: 202);
        using var http = new HttpClient(handler);
        using var own = new RestClient(http, configureRestClient: o => (o.UserAgent, o.FollowRedirects) = (null, false));
        using var direct = new DirectRestClient(http, disposeHttpClient: false);

        var expected = await AnswerAsync(own, call);
        var answer = await AnswerAsync(direct, call);

        Assert.That(answer, Is.EqualTo(expected));
        var (first, second) = (handler.Requests[0], handler.Requests[1]);
        Assert.That(second with { Headers = first.Headers }, Is.EqualTo(first));
        Assert.That(second.Headers, Is.EquivalentTo(first.Headers));
    }

    private static async Task<string> AnswerAsync(IRestClient client, ApiRequest call)
    {
        var factory = new RestRequestFactory(new TestClientOptions { BaseUrl = Wire.Url }, "agent");
        using var transport = new RestTransport(client, disposeClient: false, heedsTokens: false);
        using var response = await transport.SendAsync(factory.Create(call, Authorization.Header("X-Key", "key")), CancellationToken.None);
        using var body = new StreamReader(response.Content);
        return $"{response.StatusCode} {string.Join(", ", response.Headers)} {await body.ReadToEndAsync()}";
    }

    private static async Task<Widget> CallAsync(RestResponse response)
    {
        var transport = new Mock<IRestClient>();
        transport.Setup(t => t.ExecuteAsync(It.IsAny<RestRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(response);
        using var client = new TestClient(new TestClientOptions { BaseUrl = Wire.Url, RestClient = transport.Object });
        return await client.GetWidgetAsync("1");
    }
}
