using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Requests;

/// <summary>What cannot be sent is refused before anything is sent.</summary>
internal sealed class RefusedRequestTests : RequestTest
{
    private IBimDataClient Client { get; set; } = null!;

    [SetUp]
    public void CreateClient() => Client = Answering(200, "{}");

    [TearDown]
    public void AssertNothingSent() => Assert.That(Service.AllSent, Is.Empty);

    [Test]
    public void A_missing_required_property_is_named()
        => Assert.Multiple(() =>
        {
            AssertIncomplete("Cloud.Name ('name')", () => Client.CreateCloudAsync(new()));
            AssertIncomplete("Cloud.Name ('name')", () => Client.ReplaceCloudAsync(12, new() { Name = null }));
            AssertIncomplete("Processor.Name ('name')", () => Client.CreateCloudProcessorAsync("12", new() { ParentProcessors = [1] }));
            AssertIncomplete("Processor.Name ('name')", () => Client.ReplaceCloudProcessorAsync("12", "7", new()));
            AssertIncomplete("CloudInvitation.Email ('email')", () => Client.InviteCloudUserAsync("12", new() { RedirectUri = "https://example.com" }));
            AssertIncomplete("CloudInvitation.RedirectUri ('redirect_uri')", () => Client.InviteCloudUserAsync("12", new() { Email = "new@example.com" }));
        });

    [Test]
    public void A_missing_body_is_refused()
        => Assert.Multiple(() =>
        {
            AssertRefused("body", () => Client.CreateCloudAsync(null!));
            AssertRefused("body", () => Client.ReplaceCloudAsync(12, null!));
            AssertRefused("body", () => Client.UpdateCloudAsync(12, null!));
            AssertRefused("body", () => Client.InviteCloudUserAsync("12", null!));
            AssertRefused("body", () => Client.CreateCloudProcessorAsync("12", null!));
            AssertRefused("body", () => Client.ReplaceCloudProcessorAsync("12", "7", null!));
            AssertRefused("body", () => Client.UpdateCloudProcessorAsync("12", "7", null!));
            AssertRefused("body", () => Client.ReplaceCloudUserAsync("12", "3", null!));
            AssertRefused("body", () => Client.UpdateCloudUserAsync("12", "3", null!));
        });

    [Test]
    public void A_missing_parameter_is_refused()
        => Assert.Multiple(() =>
        {
            AssertRefused("cloudPk", () => Client.GetCloudInvitationsAsync(null!));
            AssertRefused("cloudPk", () => Client.CancelCloudUserInvitationAsync(null!, 5));
            AssertRefused("cloudPk", () => Client.GetCloudProcessorsAsync(null!));
            AssertRefused("id", () => Client.GetCloudProcessorAsync("12", null!));
            AssertRefused("id", () => Client.DeleteCloudProcessorAsync("12", null!));
            AssertRefused("id", () => Client.GetCloudUserAsync("12", null!));
            AssertRefused("id", () => Client.DeleteCloudUserAsync("12", null!));
        });

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    public void An_id_that_would_lead_to_another_path_is_refused(string id)
    {
        // DELETE /cloud/12/user/.. would delete the cloud.
        var thrown = Assert.ThrowsAsync<ArgumentException>(() => Client.DeleteCloudUserAsync("12", id));

        Assert.That(thrown!.ParamName, Is.EqualTo("id"));
    }

    private static void AssertIncomplete(string property, Func<Task> call)
        => Assert.That(Assert.ThrowsAsync<ArgumentException>(call)!.Message, Does.StartWith(property + " is required and has no value."));

    private static void AssertRefused(string parameter, Func<Task> call)
        => Assert.That(Assert.ThrowsAsync<ArgumentNullException>(call)!.ParamName, Is.EqualTo(parameter));
}
