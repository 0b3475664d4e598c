using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Live;

internal sealed class AccountTests : LiveTest
{
    [Test]
    public async Task Extended_account_info_holds_everything_of_the_account()
    {
        var info = await Client.GetExtendedAccountInfoAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(info.Account!.Id, Is.EqualTo(Server.CloudEndure.AccountId));
            Assert.That(info.Account.OwnerId, Is.EqualTo(Server.CloudEndure.UserId));
            Assert.That(info.Account.CreationDatetime, Is.EqualTo(new DateTimeOffset(2020, 1, 24, 19, 7, 56, TimeSpan.Zero)));
            Assert.That(info.Account.DefaultLicenseType, Is.EqualTo(LicenseType.DisasterRecovery));
            Assert.That(info.Account.CeAdminProperties!.State, Is.EqualTo(AccountState.Active));
            Assert.That(info.Account.SamlSettings, Is.Null);
            Assert.That(info.User!.Username, Is.EqualTo(Server.CloudEndure.Username));
            Assert.That(info.User.Status, Is.EqualTo(UserStatus.Confirmed));
            Assert.That(info.User.Roles, Is.EquivalentTo(new[] { UserRole.User, UserRole.AccountOwner }));
            Assert.That(info.User.ApiToken, Is.EqualTo(Server.CloudEndure.UserApiToken));
            Assert.That(info.User.Settings!.SendNotifications!.ProjectIDs, Is.Empty);
        }
    }

    [Test]
    public async Task Extended_account_info_holds_projects_with_their_surroundings()
    {
        var info = await Client.GetExtendedAccountInfoAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                info.Projects!.Items!.Select(project => project.Id),
                Is.EqualTo([Server.CloudEndure.ProjectId, Server.CloudEndure.CloudProjectId]));
            Assert.That(info.Projects.Items!.Select(project => project.Type), Is.All.EqualTo(ProjectType.DisasterRecovery));
            Assert.That(info.Projects.Items![0].Features!.Pit, Is.True);
            Assert.That(
                info.ReplicationConfigurations!.Items!.Select(item => item.Id),
                Is.EqualTo(info.Projects.Items.Select(project => project.ReplicationConfiguration)));
            Assert.That(info.ReplicationConfigurations.Items![0].ReplicationTags!.Single().Value, Is.EqualTo("Data centre"));
            Assert.That(info.Clouds!.Items!.Select(cloud => cloud.Name), Is.EqualTo(new CloudName?[] { CloudName.VCenter, CloudName.Aws }));
            Assert.That(info.Clouds.Items![0].Roles, Is.EqualTo([CloudRole.Target]));
            Assert.That(info.GenericRegion!.Zones, Is.EqualTo(["a", "b"]));
            Assert.That(info.DateTime!.DateTime, Is.EqualTo(Clock.GetUtcNow()));
            Assert.That(info.IsNewlyRegistered, Is.False);
            Assert.That(info.IsUefiEnabled, Is.True);
        }
    }

    [Test]
    public async Task Account_access_mails_a_token_to_the_owner()
    {
        var result = await Client.RequestAccountAccessAsync(Server.CloudEndure.AccountId, Server.CloudEndure.Username);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Message, Is.Not.Empty);
            Assert.That(Server.CloudEndure.Mails.Single().To, Is.EqualTo(Server.CloudEndure.Username));
            Assert.That(Server.CloudEndure.Mails.Single().Subject, Is.EqualTo("Account access"));
        }
    }

    [Test]
    public async Task Account_access_needs_no_login()
    {
        await Connect(credential: null).RequestAccountAccessAsync(Server.CloudEndure.AccountId, Server.CloudEndure.Username);

        Assert.That(Server.CloudEndure.Mails, Has.Count.EqualTo(1));
    }
}
