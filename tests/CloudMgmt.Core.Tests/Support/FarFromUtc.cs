using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Nothing may depend on the zone of the machine: all tests run far from UTC. Once for all, because a zone is that of the whole process.</summary>
[SetUpFixture]
internal sealed class FarFromUtc
{
    [OneTimeSetUp]
    public void MoveToTokyo()
    {
        Environment.SetEnvironmentVariable("TZ", "Asia/Tokyo");
        TimeZoneInfo.ClearCachedData();
    }
}
