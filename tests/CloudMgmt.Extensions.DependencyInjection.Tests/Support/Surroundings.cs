using System.Net;

namespace CloudMgmt.Extensions.DependencyInjection.Tests;

/// <summary>
/// What all tests find in their process, whatever the machine says: HTTP clients of an application go straight to the servers of the
/// tests.
/// </summary>
[SetUpFixture]
internal sealed class Surroundings
{
    [OneTimeSetUp]
    public void TakeTheProxyAway() => HttpClient.DefaultProxy = new WebProxy();
}
