using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Live;

internal sealed class UserTests : LiveTest
{
    private string MemberId => Text(BimData.MemberId);

    [Test]
    public async Task Users_come_with_their_roles()
    {
        var users = await Client.GetCloudUsersAsync(CloudPk);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(users.Select(user => (user.Id, user.CloudRole)), Is.EquivalentTo(new (long?, CloudRole?)[]
            {
                (BimData.AdministratorId, CloudRole.Admin),
                (BimData.MemberId, CloudRole.User),
            }));
            Assert.That(users.Select(user => user.ProjectRole), Is.All.Null);
        }
    }

    [Test]
    public async Task One_user_can_be_read()
    {
        var user = await Client.GetCloudUserAsync(CloudPk, MemberId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Email, Is.EqualTo(BimData.MemberEmail));
            Assert.That(user.Firstname, Is.EqualTo("Max"));
            Assert.That(user.Lastname, Is.EqualTo("Member"));
            Assert.That(user.Company, Is.Null, "newer services do not tell it");
        }
    }

    [Test]
    public async Task A_role_can_be_replaced_and_updated_under_either_name()
    {
        var replaced = await Client.ReplaceCloudUserAsync(CloudPk, MemberId, new() { Role = CloudRole.Admin });
        var untouched = await Client.UpdateCloudUserAsync(CloudPk, MemberId, new());
        var updated = await Client.UpdateCloudUserAsync(CloudPk, MemberId, new() { CloudRole = CloudRole.User });
        var read = await Client.GetCloudUserAsync(CloudPk, MemberId);

        Assert.That(new[] { replaced, untouched, updated, read }.Select(user => user.CloudRole),
            Is.EqualTo(new CloudRole?[] { CloudRole.Admin, CloudRole.Admin, CloudRole.User, CloudRole.User }));
    }

    [Test]
    public async Task A_deleted_user_is_gone()
    {
        var deleted = await Client.DeleteCloudUserWithResponseAsync(CloudPk, MemberId);

        Assert.That(deleted.StatusCode, Is.EqualTo(204));
        Assert.That(
            (await Client.GetCloudUsersAsync(CloudPk)).Select(user => user.Id), Is.EqualTo(new long?[] { BimData.AdministratorId }));
        AssertFails(404, () => Client.GetCloudUserAsync(CloudPk, MemberId));
        AssertFails(404, () => Client.DeleteCloudUserAsync(CloudPk, MemberId));
    }
}
