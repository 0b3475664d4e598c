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

    private static async Task<Widget> CallAsync(RestResponse response)
    {
        var transport = new Mock<IRestClient>();
        transport.Setup(t => t.ExecuteAsync(It.IsAny<RestRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(response);
        using var client = new TestClient(new TestClientOptions { BaseUrl = Wire.Url, RestClient = transport.Object });
        return await client.GetWidgetAsync("1");
    }
}
