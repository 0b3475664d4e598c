using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests.Requests;

/// <summary>Calls that fail before anything is sent.</summary>
internal sealed class RefusedRequestTests
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
    public void NothingWasSent()
    {
        _client.Dispose();
        Assert.That(_service.AllSent, Is.Empty);
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    public void A_SID_that_would_name_another_path(string sid)
        => Assert.That(() => _client.GetUserAsync(sid), Throws.ArgumentException.With.Property("ParamName").EqualTo("sid"));

    [TestCase("sessions", Description = "DELETE /users/sessions ends the sessions of everybody.")]
    [TestCase("Delete")]
    public void A_SID_that_would_name_another_operation(string sid)
    {
        Assert.That(() => _client.DeleteUserAsync(sid), Throws.ArgumentException.With.Property("ParamName").EqualTo("sid"));
        Assert.That(() => _client.GetUserAsync(sid), Throws.ArgumentException);
        Assert.That(() => _client.UpdateUserAsync(sid, new()), Throws.ArgumentException);
    }

    [Test]
    public void A_SID_of_a_group_that_would_name_another_operation()
        => Assert.That(() => _client.DeleteGroupAsync("delete"), Throws.ArgumentException.With.Property("ParamName").EqualTo("sid"));

    [Test]
    public void The_second_of_two_path_parameters_is_checked_too()
        => Assert.That(() => _client.DeleteUserApiKeyAsync("S-1", ""), Throws.ArgumentException.With.Property("ParamName").EqualTo("id"));

    [Test]
    public void A_SID_of_null()
        => Assert.That(() => _client.GetGroupAsync(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("sid"));

    [Test]
    public void A_body_of_null()
        => Assert.That(() => _client.CreateUsersAsync(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("body"));

    [Test]
    public void Required_SIDs_of_null()
        => Assert.That(() => _client.GetSecurityPrincipalsAsync(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("sids"));

    [Test]
    public void Required_SIDs_that_are_none()
        => Assert.That(() => _client.GetSecurityPrincipalsAsync([]), Throws.ArgumentException.With.Property("ParamName").EqualTo("sids"));

    [Test]
    public void A_user_without_a_name_in_the_middle_of_a_list()
        => Assert.That(
            () => _client.CreateUsersAsync([new() { Domain = "LOCAL", Username = "ann" }, new() { Domain = "LOCAL" }]),
            Throws.ArgumentException.With.Message.Contains("CreateUserParameters.Username ('username') is required"));

    [Test]
    public void A_group_with_a_domain_of_null()
        => Assert.That(
            () => _client.CreateGroupAsync([new() { Domain = null, Name = "auditors" }]),
            Throws.ArgumentException.With.Message.Contains("CreateGroupParams.Domain ('domain') is required"));

    [Test]
    public void An_API_key_whose_name_was_never_set()
        => Assert.That(
            () => _client.CreateUserApiKeyAsync("S-1", new() { IsActive = true }),
            Throws.ArgumentException.With.Message.Contains("CreateOrUpdateAPIKeyRequest.Name ('name') is required"));

    [Test]
    public void A_deletion_without_SIDs()
        => Assert.That(
            () => _client.DeleteUsersAsync(new()),
            Throws.ArgumentException.With.Message.Contains("DeleteUsersRequest.Sids ('sids') is required"));

    [TestCase("eu\r\napiKey: injected")]
    [TestCase("süd")]
    public void A_region_that_a_header_cannot_carry(string region)
        => Assert.That(
            () => _client.GetUsersAsync(new() { RegionId = region }),
            Throws.ArgumentException.With.Message.Contains("regionId").And.Message.Not.Contains(region));
}
