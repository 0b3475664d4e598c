using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Authentication;

internal sealed class LogoutTests : LiveTest
{
    private CloudEndureCredential _credential = null!;
    private CloudEndureClient _client = null!;

    [SetUp]
    public void ConnectClient()
    {
        _credential = CloudEndureCredential.FromApiToken(Server.CloudEndure.UserApiToken);
        _client = (CloudEndureClient)Connect(_credential);
    }

    [TearDown]
    public void DisposeCredential()
    {
        _client.Dispose();
        _credential.Dispose();
    }

    [Test]
    public async Task The_session_is_ended_at_the_service_and_the_next_call_logs_in_again()
    {
        await _client.GetExtendedAccountInfoAsync();
        await _credential.LogOutAsync(_client);
        await _client.GetExtendedAccountInfoAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Operations, Is.EqualTo(["Login", "GetExtendedAccountInfo", "Logout", "Login", "GetExtendedAccountInfo"]));
            Assert.That(Server.Requests[2].StatusCode, Is.EqualTo(204));
            Assert.That(Server.Requests[2].Headers["Cookie"], Is.EqualTo(Server.Requests[1].Headers["Cookie"]));
        }
    }

    [Test]
    public async Task Without_a_session_nothing_is_sent()
    {
        await _credential.LogOutAsync(_client);

        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_session_that_is_over_already_is_no_failure()
    {
        await _client.GetExtendedAccountInfoAsync();
        Server.CloudEndure.ExpireSessions();

        await _credential.LogOutAsync(_client);

        Assert.That(Operations, Is.EqualTo(["Login", "GetExtendedAccountInfo", "Logout"]));
    }

    [Test]
    public async Task A_logout_goes_to_the_endpoint_of_the_session()
    {
        Server.CloudEndure.RedirectNextLogin();
        await _client.GetExtendedAccountInfoAsync();

        await _credential.LogOutAsync(_client);

        Assert.That(Server.Requests[^1].Path, Is.EqualTo(new Uri(Server.CloudEndure.RedirectedBaseUrl).AbsolutePath + "/logout"));
        Assert.That(Server.Requests[^1].StatusCode, Is.EqualTo(204));
    }

    [Test]
    public async Task A_refused_logout_is_a_typed_error_and_the_session_is_forgotten()
    {
        await _client.GetExtendedAccountInfoAsync();
        Server.Faults.Enqueue("Logout", Fault.Answer(403, """{"code":"FORBIDDEN","message":"no"}"""));

        AssertFails(403, "FORBIDDEN", () => _credential.LogOutAsync(_client));
        await _client.GetExtendedAccountInfoAsync();

        Assert.That(Logins, Is.EqualTo(2));
    }

    [Test]
    public void A_mock_has_no_connection_to_log_out_over()
        => Assert.That(
            () => _credential.LogOutAsync(new Moq.Mock<CloudEndureClient> { CallBase = true }.Object), Throws.InvalidOperationException);
}
