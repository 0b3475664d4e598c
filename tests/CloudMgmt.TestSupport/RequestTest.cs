using NUnit.Framework;

namespace CloudMgmt.TestSupport;

/// <summary>A client in front of a mocked RestSharp client, to see exactly what it sends.</summary>
/// <typeparam name="TClient">The client.</typeparam>
public abstract class RequestTest<TClient>
{
    protected FakeService Service { get; private set; } = null!;

    [SetUp]
    public void StartService() => Service = new FakeService();

    /// <summary>A client without a credential.</summary>
    protected abstract TClient Connect(FakeService service);

    /// <summary>A client without a credential, whose call gets this answer.</summary>
    protected TClient Answering(int status, string body = "") => Connect(Service.Answers(status, body));

    /// <summary>The one request: method, path and query, body, and all headers but the name of the SDK.</summary>
    protected void AssertSent(string line, string? body = null, params (string Name, string Value)[] headers)
        => Assert.Multiple(() =>
        {
            var sent = Service.Sent;
            Assert.That(sent.Line, Is.EqualTo(line));
            Assert.That(sent.Body, Is.EqualTo(body));
            Assert.That(sent.ContentType, Is.EqualTo(body is null ? null : "application/json"));
            Assert.That(sent.Headers.Where(header => header.Key != "User-Agent"), Is.EquivalentTo(WithAccept(headers)));
        });

    private static Dictionary<string, string> WithAccept((string Name, string Value)[] headers)
    {
        var expected = new Dictionary<string, string> { ["Accept"] = "application/json" };
        foreach (var (name, value) in headers)
            expected[name] = value;
        return expected;
    }
}
