using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests.Authentication;

/// <summary>Who answers, and for whom: for a whole client, a view of it, or one call.</summary>
internal sealed class RoutingTests
{
    private FakeService _service = null!;

    [SetUp]
    public void CreateService() => _service = new FakeService().Answers(200, "{}");

    [Test]
    public async Task Settings_of_the_client_go_with_each_call()
    {
        using var client = Connect(new() { AccessClusterId = 7, RegionId = "eu", ImpersonateTenantId = "acme/" });

        await client.GetUsersAsync();
        await client.DeleteSessionAsync(new() { Sid = "S-1" });

        AssertSent(("7", "eu", "acme/"), ("7", "eu", "acme/"));
    }

    [Test]
    public async Task A_client_without_them_sends_none()
    {
        using var client = Connect(new());

        await client.GetUsersAsync();

        AssertSent((null, null, null));
    }

    [Test]
    public async Task The_options_of_a_call_win()
    {
        using var client = Connect(new() { AccessClusterId = 7, RegionId = "eu", ImpersonateTenantId = "acme/" });

        await client.GetUsersAsync(new() { AccessClusterId = 8, RegionId = "us", Headers = { ["X-Impersonate-Tenant-Id"] = "other/" } });

        AssertSent(("8", "us", "other/"));
    }

    [Test]
    public async Task Helios_itself_is_asked_for_tenants()
    {
        using var client = Connect(new() { AccessClusterId = 7, RegionId = "eu" });

        await client.GetTenantAccessAsync();

        AssertSent((null, "eu", null));
    }

    [Test]
    public async Task A_view_changes_one_setting_and_leaves_its_parent_alone()
    {
        using var client = Connect(new() { AccessClusterId = 7, RegionId = "eu" });

        await client.ForCluster(8).GetUsersAsync();
        await client.ForRegion("us").GetUsersAsync();
        await client.ForTenant("acme/").GetUsersAsync();
        await client.ForCluster(8).ForRegion("us").ForTenant("acme/").GetUsersAsync();
        await client.GetUsersAsync();

        AssertSent(("8", "eu", null), ("7", "us", null), ("7", "eu", "acme/"), ("8", "us", "acme/"), ("7", "eu", null));
    }

    [Test]
    public async Task Views_at_once_do_not_mix()
    {
        using var client = Connect(new());
        var clusters = Enumerable.Range(0, 100).ToArray();

        await Task.WhenAll(clusters.Select(id => client.ForCluster(id).GetUsersAsync(new() { Usernames = [$"u{id}"] })));

        Assert.That(
            _service.AllSent.Select(sent => sent.Line),
            Is.EqualTo(_service.AllSent.Select(sent => $"GET /users?usernames=u{sent.Headers["accessClusterId"]}")));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("s3cret\r\nX-Injected: 1")]
    [TestCase("s3cret-ä")]
    public void A_value_that_a_header_cannot_carry_is_refused_when_it_is_set(string value)
    {
        using var client = Connect(new());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new HeliosClientOptions { RegionId = value }, Refused("HeliosClientOptions.RegionId"));
            Assert.That(() => new HeliosClientOptions { ImpersonateTenantId = value }, Refused("HeliosClientOptions.ImpersonateTenantId"));
            Assert.That(() => client.ForRegion(value), Refused("RegionId"));
            Assert.That(() => client.ForTenant(value), Refused("ImpersonateTenantId"));
        }
    }

    [Test]
    public void A_view_needs_a_value()
    {
        using var client = Connect(new());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => client.ForRegion(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("regionId"));
            Assert.That(() => client.ForTenant(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("tenantId"));
        }
    }

    private HeliosClient Connect(HeliosClientOptions options) => new(_service.Behind(options));

    private void AssertSent(params (string? Cluster, string? Region, string? Tenant)[] expected)
        => Assert.That(
            _service.AllSent.Select(sent => sent.Headers)
                .Select(
                    headers =>
                        (headers.GetValueOrDefault("accessClusterId"), headers.GetValueOrDefault("regionId"), headers
                            .GetValueOrDefault("x-impersonate-tenant-id"))),
            Is.EqualTo(expected));

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(string setting)
        => Throws.ArgumentException.With.Message.Contains(setting).And.Message.Not.Contains("s3cret");
}
