using CloudMgmt.CloudEndure.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.CloudEndure.Tests.Live;

/// <summary>A service that sends more than this version of the package knows.</summary>
internal sealed class NewerServiceTests : LiveTest
{
    protected override EmulatorOptions CreateOptions() => new() { TimeProvider = Clock, AddUnknownFields = true };

    [Test]
    public async Task Unknown_values_of_enumerations_are_kept()
    {
        var info = await Client.GetExtendedAccountInfoAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(info.User!.Status!.Value.Value, Is.EqualTo("EMULATOR_UNKNOWN_VALUE"));
            Assert.That(info.User.Status.Value.IsKnown, Is.False);
            Assert.That(info.User.Roles!.Select(role => (role.Value, role.IsKnown)),
                Is.EqualTo([("ACCOUNT_OWNER", true), ("USER", true), ("EMULATOR_UNKNOWN_VALUE", false)]));
            Assert.That(info.Account!.CeAdminProperties!.State, Is.EqualTo((AccountState)"EMULATOR_UNKNOWN_VALUE"));
        }
    }

    [Test]
    public async Task Unknown_properties_are_kept_at_every_level()
    {
        var info = await Client.GetExtendedAccountInfoAsync();

        using (Assert.EnterMultipleScope())
        {
            AssertUnknownProperty(info);
            AssertUnknownProperty(info.User!);
            AssertUnknownProperty(info.Projects!.Items![0].Features!);
            AssertUnknownProperty(info.ReplicationConfigurations!.Items![0].ReplicationTags![0]);
        }
    }

    [Test]
    public async Task Other_operations_still_work()
    {
        var user = await Client.CreateUserAsync(new() { Username = "new@example.com" });
        var users = await Client.AssignUserRolesAsync(new() { Items = [new() { UserId = user.Id, Roles = [AssignableUserRole.Manager] }] });
        var log = await Client.GetProjectAuditLogAsync(Server.CloudEndure.ProjectId, new() { Limit = 1 });
        var storage = await Client.GetProjectStorageAsync(Server.CloudEndure.ProjectId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(users.Items!.Single().Username, Is.EqualTo("new@example.com"));
            AssertUnknownProperty(log.Items!.Single());
            AssertUnknownProperty(storage.WorkingStorage!);
        }
    }

    private static void AssertUnknownProperty(ApiModel model)
        => Assert.That((model.AdditionalProperties["emulatorUnknownProperty"] as JObject)?.ToString(Newtonsoft.Json.Formatting.None),
            Is.EqualTo("""{"nested":[1,"two",null]}"""));
}
