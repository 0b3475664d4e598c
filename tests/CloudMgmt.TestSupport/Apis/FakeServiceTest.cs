using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>A client without a credential in front of a mocked RestSharp client, to see exactly what it sends.</summary>
/// <typeparam name="TApi">The API.</typeparam>
/// <typeparam name="TClient">The client as the tests see it.</typeparam>
public abstract class FakeServiceTest<TApi, TClient> : ApiTest<TApi>
    where TApi : IApi
    where TClient : class
{
    protected FakeService Service { get; private set; } = null!;

    [SetUp]
    public void StartService() => Service = new FakeService();

    /// <summary>A client whose call gets this answer.</summary>
    protected TClient Answering(int status, string body = "") => (TClient)(object)Connect(Service.Answers(status, body));

    /// <summary>The one request: method, path and query, and body.</summary>
    protected void AssertSent(string line, string body) => Assert.That((Service.Sent.Line, Service.Sent.Body), Is.EqualTo((line, body)));
}
