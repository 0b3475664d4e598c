using CloudMgmt.Emulator;
using CloudMgmt.Helios.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.Helios.Tests.Live;

/// <summary>A service whose every answer has fields and values that the document does not know.</summary>
internal sealed class NewerServiceTests : LiveTest
{
    private const string Field = "emulatorUnknownProperty";

    protected override EmulatorOptions CreateOptions()
        => new() { TimeProvider = Clock, AddUnknownFields = true, RefuseUnknownProperties = false };

    [Test]
    public async Task Every_answer_can_be_read()
    {
        var key = await Client.CreateUserApiKeyAsync(Helios.ViewerSid, new() { Name = "ci" });
        ApiModel[] answers =
        [
            key,
            await Client.GetUserApiKeyAsync(Helios.ViewerSid, key.Id!),
            await Client.UpdateUserApiKeyAsync(Helios.ViewerSid, key.Id!, new() { Name = "cd" }),
            await Client.RotateUserApiKeyAsync(Helios.ViewerSid, key.Id!),
            await Client.GetUserApiKeysAsync(Helios.ViewerSid),
            await Client.GetAllApiKeysAsync(),
            await Client.GetUsersAsync(),
            await Client.GetUserAsync(Helios.AdminSid),
            await Client.UpdateUserAsync(Helios.AdminSid, new()),
            await Client.CreateUsersAsync([new() { Domain = "corp.example.com", Username = "max" }]),
            await Client.RegenerateS3KeyAsync(Helios.AdminSid),
            await Client.GetGroupsAsync(),
            await Client.GetGroupAsync(Helios.GroupSid),
            await Client.UpdateGroupAsync(Helios.GroupSid, new()),
            await Client.CreateGroupAsync([new() { Domain = "corp.example.com", Name = "admins" }]),
            await Client.CreateSessionAsync(new() { Username = Helios.AdminUsername, Password = Helios.Password }),
            await Client.GetActiveSessionsCountAsync(),
            await Client.GetSecurityPrincipalsAsync([Helios.AdminSid]),
            await Client.GetPrincipalSourcesAsync(Helios.AdminSid),
            await Client.UpdatePrincipalSourcesAsync(Helios.AdminSid, new()),
            await Client.GetTenantAccessAsync(),
        ];

        Assert.That(answers.Where(answer => !answer.AdditionalProperties.ContainsKey(Field)), Is.Empty);
    }

    [Test]
    public async Task Unknown_enum_values_are_kept_in_depth()
    {
        var principal = (await Client.GetSecurityPrincipalsAsync([Helios.AdminSid])).SecurityPrincipals!.Single();
        var access = (await Client.GetTenantAccessAsync()).TenantAccesses!.Single();

        Assert.That(principal.ObjectClass!.Value.Value, Is.EqualTo("EMULATOR_UNKNOWN_VALUE"));
        Assert.That(access.TenantStatus!.Value.IsKnown, Is.False);
        Assert.That(access.TenantType!.Value.IsKnown, Is.False);
    }

    [Test]
    public async Task Sources_survive_a_read_modify_write()
    {
        var sources = await Client.GetPrincipalSourcesAsync(Helios.AdminSid);
        sources.SourceIds!.Add(3);

        await Client.UpdatePrincipalSourcesAsync(Helios.AdminSid, sources);

        Assert.That(
            Server.Requests[^1].Body,
            Is.EqualTo("""{"sourceIds":[1,9007199254740993,3],"viewIds":[7],"emulatorUnknownProperty":{"nested":[1,"two",null]}}"""));
    }

    [Test]
    public async Task Settings_of_a_group_survive_a_read_modify_write()
    {
        var group = await Client.GetGroupAsync(Helios.GroupSid);

        var changed = await Client.UpdateGroupAsync(Helios.GroupSid, new()
        {
            Description = "Changed",
            LocalGroupParams = group.LocalGroupParams,
            Roles = group.Roles,
            TenantIds = group.TenantIds,
            AdditionalProperties = group.AdditionalProperties,
        });

        var sent = JObject.Parse(Server.Requests[^1].Body);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)sent[Field]!["nested"]![1], Is.EqualTo("two"));
            Assert.That((string?)sent["localGroupParams"]![Field]!["nested"]![1], Is.EqualTo("two"));
            Assert.That(changed.Description, Is.EqualTo("Changed"));
            Assert.That(changed.LocalGroupParams!.UserSids, Is.EqualTo([Helios.ViewerSid]));
        }
    }
}
