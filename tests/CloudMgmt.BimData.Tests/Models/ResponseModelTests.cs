using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.BimData.Tests.Models;

/// <summary>Bodies that the emulator does not send.</summary>
internal sealed class ResponseModelTests : FakeServiceTest<BimDataApi, IBimDataClient>
{
    [Test]
    public async Task The_documented_project_is_read_although_its_folder_is_a_number()
    {
        var project = await Answering(200, """
            {
              "id": 1,
              "name": "my project",
              "status": "A",
              "created_at": "2017-12-01T10:09:54Z",
              "updated_at": "2018-02-21T17:07:25Z",
              "root_folder_id": 3
            }
            """).CreateDemoProjectAsync(12);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(project.RootFolderId!.Value, Is.EqualTo(3L));
            Assert.That(project.Status, Is.EqualTo(ProjectStatus.Active));
            Assert.That(project.CreatedAt, Is.EqualTo(new DateTimeOffset(2017, 12, 1, 10, 9, 54, TimeSpan.Zero)));
            Assert.That(project.Cloud, Is.Null);
        }
    }

    [Test]
    public async Task Nulls_and_absent_properties_read_as_null()
    {
        var cloud = await Answering(200, """{"name":null,"features":null,"creator":null,"created_at":null}""").GetCloudAsync(12);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cloud.Id, Is.Null);
            Assert.That(cloud.Has(nameof(cloud.Name)), Is.False);
            Assert.That(cloud.Features, Is.Null);
            Assert.That(cloud.Creator, Is.Null);
            Assert.That(cloud.CreatedAt, Is.Null);
        }
    }

    [Test]
    public async Task Roles_of_a_newer_service_are_kept()
    {
        var user = await Answering(200, """{"cloud_role":75,"project_role":null}""").GetCloudUserAsync("12", "3");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.CloudRole, Is.EqualTo((CloudRole)75));
            Assert.That(user.CloudRole!.Value.IsKnown, Is.False);
            Assert.That(user.ProjectRole, Is.Null);
        }
    }

    [Test]
    public async Task The_status_of_an_invitation_of_later_years_is_kept()
    {
        var invitation = (await Answering(200, """[{"id":5,"email":"new@example.com","redirect_uri":"https://example.com","role":100,"status":"P"}]""")
            .GetCloudInvitationsAsync("12")).Single();

        Assert.That(invitation.AdditionalProperties["status"], Is.EqualTo("P"));
        Assert.That(invitation.Role, Is.EqualTo(CloudRole.Admin));
    }

    [TestCase("0", 0)]
    [TestCase("9223372036854775807", long.MaxValue)]
    [TestCase(" 5368709120\n", 5_368_709_120)]
    [TestCase("""{"total_size":5368709120}""", 5_368_709_120)]
    public async Task A_size_is_a_bare_number_or_an_object(string body, long size)
    {
        var answer = await Answering(200, body).GetCloudSizeAsync(12);

        Assert.That((answer.TotalSize, answer.RemainingTotalSize, answer.Role), Is.EqualTo(((long?)size, (long?)null, (CloudRole?)null)));
        Assert.That(answer.AdditionalProperties, Is.Empty);
    }

    [TestCase("1.5")]
    [TestCase("9223372036854775808")]
    [TestCase("\"5\"")]
    [TestCase("true")]
    [TestCase("[5]")]
    [TestCase("""{"total_size":"5"}""")]
    public void Nothing_else_is_a_size(string body)
        => Assert.That(
            () => Answering(200, body).GetCloudSizeAsync(12),
            Throws.TypeOf<ApiException>().With.Message.Contains("cannot be read as CloudSize"));

    [Test]
    public async Task What_is_not_to_be_seen_of_a_size_is_null_and_the_unknown_is_kept()
    {
        var size = await Answering(200, """
            {"managed_by":"ORGANIZATION","role":50,"total_size":null,"total_size_available":null,"remaining_total_size":1,"remaining_total_size_percent":0.5,"is_custom":true}
            """).GetCloudSizeAsync(12);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (size.TotalSize, size.TotalSizeAvailable, size.RemainingTotalSize, size.RemainingTotalSizePercent),
                Is.EqualTo(((long?)null, (long?)null, (long?)1, (double?)0.5)));
            Assert.That(
                (size.ManagedBy, size.Role), Is.EqualTo(((CloudSubscription?)CloudSubscription.Organization, (CloudRole?)CloudRole.User)));
            Assert.That(size.AdditionalProperties["is_custom"], Is.True);
        }
    }

    [Test]
    public async Task A_folder_of_2019_is_a_text()
        => Assert.That(
            (await Answering(200, """{"id":1,"name":"x","root_folder_id":"9"}""").CreateDemoProjectAsync(12)).RootFolderId!.Value,
            Is.EqualTo("9"));
}
