using System.Net;
using CloudMgmt.Core;
using Moq;
using RestSharp;

namespace CloudMgmt.TestSupport;

/// <summary>A mocked <see cref="IRestClient"/>: records what a client sends and answers what the test says.</summary>
public sealed class FakeService
{
    private readonly Queue<(int Status, string Body, string ContentType, (string Name, string Value)[] Headers)> _answers = new();
    private readonly List<SentRequest> _sent = [];
    private Uri? _baseUrl;

    public FakeService()
        => Mock.Setup(c => c.ExecuteAsync(It.IsAny<RestRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(
            (RestRequest r, CancellationToken _) => Answer(r));

    public Mock<IRestClient> Mock { get; } = new(MockBehavior.Strict);

    /// <summary>The requests in the order sent.</summary>
    public IReadOnlyList<SentRequest> AllSent => _sent;

    /// <summary>The one request that was sent.</summary>
    public SentRequest Sent => _sent.Single();

    /// <summary>Puts the mock behind the options of a client.</summary>
    public TOptions Behind<TOptions>(TOptions options)
        where TOptions : ApiClientOptions
    {
        options.RestClient = Mock.Object;
        _baseUrl = options.BaseUrl;
        // One request a call: a test that is about retries says so itself.
        options.Retry.MaxRetries = 0;
        return options;
    }

    /// <summary>Queues an answer; the last one is repeated.</summary>
    public FakeService Answers(
        int status, string body = "", string contentType = "application/json", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue((status, body, contentType, headers));
        return this;
    }

    private RestResponse Answer(RestRequest request)
    {
        _sent.Add(new SentRequest(request, _baseUrl!));
        var (status, body, contentType, headers) = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        return new RestResponse(request)
        {
            StatusCode = (HttpStatusCode)status,
            ResponseStatus = ResponseStatus.Completed,
            Content = body,
            ContentType = body.Length == 0 ? null : contentType,
            Headers = [.. headers.Select(h => new HeaderParameter(h.Name, h.Value))],
        };
    }
}
