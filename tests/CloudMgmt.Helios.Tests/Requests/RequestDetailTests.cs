using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests.Requests;

/// <summary>What is special in a request, beyond the cases of each operation.</summary>
internal sealed class RequestDetailTests
{
    private FakeService _service = null!;
    private HeliosClient _client = null!;

    [SetUp]
    public void CreateClient()
    {
        _service = new FakeService().Answers(200, "{}");
        _client = new HeliosClient(_service.Behind(new HeliosClientOptions()));
    }

    [TearDown]
    public void DisposeClient() => _client.Dispose();

    [Test]
    public async Task Properties_that_the_server_sets_are_not_sent()
    {
        await _client.CreateUsersAsync(
        [
            new()
            {
                Domain = "LOCAL",
                Username = "ann",
                OtherGroups = ["set by the server"],
                PrimaryGroup = "set by the server",
                LocalUserParams = new() { Email = "ann@example.com", Groups = ["set by the server"], PrimaryGroup = "set by the server" },
            },
        ]);

        Assert.That(
            _service.Sent.Body, Is.EqualTo("""[{"domain":"LOCAL","localUserParams":{"email":"ann@example.com"},"username":"ann"}]"""));
    }

    [Test]
    public async Task Fields_of_later_releases_can_be_sent()
    {
        await _client.UpdateUserAsync("S-1", new() { Locked = false, AdditionalProperties = { ["username"] = "renamed" } });

        Assert.That(_service.Sent.Body, Is.EqualTo("""{"locked":false,"username":"renamed"}"""));
    }

    [Test]
    public async Task Items_of_null_in_a_list_of_a_query_are_left_out()
    {
        await _client.GetTenantAccessAsync(new() { TenantIds = ["tenant-acme", null!, "tenant-bygone"] });

        Assert.That(_service.Sent.Query, Is.EqualTo("tenantIds=tenant-acme,tenant-bygone"));
    }

    [TestCase(long.MaxValue, "9223372036854775807")]
    [TestCase(0, "0")]
    [TestCase(-1, "-1")]
    public async Task Cluster_ids_have_64_bits(long clusterId, string header)
    {
        await _client.GetUsersAsync(new() { AccessClusterId = clusterId });

        Assert.That(_service.Sent.Headers["accessClusterId"], Is.EqualTo(header));
    }

    [Test]
    public async Task Numbers_do_not_depend_on_the_culture()
    {
        using var culture = Cultures.Enter("sv-SE");

        await _client.UpdateUserAsync("S-1", new() { EffectiveTimeMsecs = -1 }, new() { AccessClusterId = -1 });

        Assert.That(_service.Sent.Headers["accessClusterId"], Is.EqualTo("-1"));
        Assert.That(_service.Sent.Body, Is.EqualTo("""{"effectiveTimeMsecs":-1}"""));
    }

    [Test]
    public async Task A_default_of_the_document_is_not_sent()
    {
        await _client.CreateUserApiKeyAsync("S-1", new() { Name = "ci" });

        Assert.That(_service.Sent.Body, Does.Not.Contain("isActive"));
    }
}
