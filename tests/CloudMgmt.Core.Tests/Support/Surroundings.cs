using System.Net;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>What all tests find in their process, whatever the machine says: once for all, because it is the whole process's.</summary>
[SetUpFixture]
internal sealed class Surroundings
{
    // Nothing may depend on the zone of the machine: the tests run far from UTC.
    [OneTimeSetUp]
    public void MoveToTokyo()
    {
        Environment.SetEnvironmentVariable("TZ", "Asia/Tokyo");
        TimeZoneInfo.ClearCachedData();
    }

    // Handlers that tests make themselves go straight to their servers.
    [OneTimeSetUp]
    public void TakeTheProxyAway() => HttpClient.DefaultProxy = new WebProxy();
}
