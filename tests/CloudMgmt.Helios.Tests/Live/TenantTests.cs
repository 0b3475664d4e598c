using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Live;

internal sealed class TenantTests : LiveTest
{
    [Test]
    public async Task Active_accesses_are_listed_with_clusters_and_roles()
    {
        var access = (await Client.GetTenantAccessAsync()).TenantAccesses!.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(access.TenantId, Is.EqualTo(Helios.TenantId));
            Assert.That(access.TenantName, Is.EqualTo("Acme"));
            Assert.That(access.TenantStatus, Is.EqualTo(TenantStatus.Active));
            Assert.That(access.TenantType, Is.EqualTo(TenantType.Mcm));
            Assert.That(access.IsAccessActive, Is.True);
            Assert.That(access.Roles, Is.EqualTo(["COHESITY_VIEWER"]));
            Assert.That(access.CreatedTimeMsecs, Is.EqualTo(Clock.Milliseconds));
            Assert.That(access.ExpiredTimeMsecs, Is.Null);
            Assert.That(access.Clusters.Single().ClusterId, Is.EqualTo(8888888888888888));
            Assert.That(access.Clusters.Single().ClusterIncarnationId, Is.EqualTo(1));
            Assert.That(access.Clusters.Single().RegionId, Is.Null);
        }
    }

    [Test]
    public async Task Inactive_accesses_are_listed_when_asked_for()
    {
        var all = await Client.GetTenantAccessAsync(new() { IncludeInactive = true });
        var one = await Client.GetTenantAccessAsync(
            new() { IncludeInactive = true, TenantIds = [Helios.InactiveTenantId], RegionId = "us-east" });

        Assert.That(all.TenantAccesses, Has.Count.EqualTo(2));
        Assert.That(one.TenantAccesses!.Single().TenantStatus, Is.EqualTo(TenantStatus.Inactive));
    }

    // A cluster identifier of an answer routes the next call.
    [Test]
    public async Task A_cluster_of_an_access_can_be_addressed()
    {
        var cluster = (await Client.GetTenantAccessAsync()).TenantAccesses!.Single().Clusters.Single();

        await Client.GetUsersAsync(new() { AccessClusterId = cluster.ClusterId, RegionId = cluster.RegionId });

        Assert.That(Server.Requests[^1].Headers["accessClusterId"], Is.EqualTo("8888888888888888"));
        Assert.That(Server.Requests[^1].Headers, Does.Not.ContainKey("regionId"));
    }
}
