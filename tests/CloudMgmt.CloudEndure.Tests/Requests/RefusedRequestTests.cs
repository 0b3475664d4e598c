using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Requests;

/// <summary>What cannot be sent is refused before anything is sent.</summary>
internal sealed class RefusedRequestTests : RequestTest
{
    [Test]
    public void A_user_without_a_name_is_refused()
    {
        var thrown = Assert.ThrowsAsync<ArgumentException>(() => Answering(200, "{}").CreateUserAsync(new()));

        Assert.That(thrown!.Message, Does.Contain("CreateUserRequest.Username ('username') is required and has no value."));
        AssertNothingSent();
    }

    [Test]
    public void A_user_whose_name_is_null_is_refused()
    {
        Assert.ThrowsAsync<ArgumentException>(() => Answering(200, "{}").CreateUserAsync(new() { Username = null }));

        AssertNothingSent();
    }

    [Test]
    public void A_missing_body_is_refused()
    {
        var client = Answering(200, "{}");

        Assert.Multiple(() =>
        {
            AssertRefused("body", () => client.CreateUserAsync(null!));
            AssertRefused("body", () => client.SetPasswordAsync(null!));
            AssertRefused("body", () => client.AssignUserRolesAsync(null!));
            AssertRefused("body", () => client.RevokeUserRolesAsync(null!));
            AssertRefused("body", () => client.AssignProjectUsersAsync(null!));
            AssertRefused("body", () => client.RemoveProjectUsersAsync(null!));
        });
        AssertNothingSent();
    }

    [Test]
    public void A_missing_parameter_is_refused()
    {
        var client = Answering(200, "{}");

        Assert.Multiple(() =>
        {
            AssertRefused("accountId", () => client.RequestAccountAccessAsync(null!, "owner"));
            AssertRefused("username", () => client.RequestAccountAccessAsync("0a1b", null!));
            AssertRefused("projectId", () => client.GetProjectAuditLogAsync(null!));
            AssertRefused("projectId", () => client.DownloadProjectAuditLogCsvAsync(null!));
            AssertRefused("projectId", () => client.GetProjectStorageAsync(null!));
            AssertRefused("projectId", () => client.ForceMachineRescanAsync(null!, "m-1"));
            AssertRefused("machineId", () => client.ForceMachineRescanAsync("p-1", null!));
        });
        AssertNothingSent();
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    public void An_id_that_would_lead_to_another_path_is_refused(string id)
    {
        var thrown = Assert.ThrowsAsync<ArgumentException>(() => Answering(200, "{}").GetProjectStorageAsync(id));

        Assert.That(thrown!.ParamName, Is.EqualTo("projectId"));
        AssertNothingSent();
    }

    private void AssertNothingSent() => Assert.That(Service.AllSent, Is.Empty);

    private static void AssertRefused(string parameter, Func<Task> call)
        => Assert.That(Assert.ThrowsAsync<ArgumentNullException>(call)!.ParamName, Is.EqualTo(parameter));
}
