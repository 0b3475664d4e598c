using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Live;

internal sealed class ApiKeyTests : LiveTest
{
    [Test]
    public async Task A_key_is_created_listed_read_changed_and_deleted()
    {
        var created = await Client.CreateUserApiKeyWithResponseAsync(
            Helios.ViewerSid, new() { Name = "Nightly, EU", ExpiryTimeMsecs = 253402300799999 });
        Assert.That(created.StatusCode, Is.EqualTo(201));
        var id = created.Body.Id!;

        var listed = (await Client.GetUserApiKeysAsync(Helios.ViewerSid)).ApiKeys!.Single();
        var changed = await Client.UpdateUserApiKeyAsync(
            Helios.ViewerSid, id, new() { Name = "off", IsActive = false, ExpiryTimeMsecs = null });
        var read = await Client.GetUserApiKeyAsync(Helios.ViewerSid, id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Body.ApiKey, Is.Not.Empty);
            Assert.That(created.Body.UserSid, Is.EqualTo(Helios.ViewerSid));
            Assert.That(created.Body.CreatedByUserSid, Is.EqualTo(Helios.AdminSid));
            Assert.That(created.Body.CreatedTimeMsecs, Is.EqualTo(Clock.Milliseconds));
            Assert.That(listed.Id, Is.EqualTo(id));
            Assert.That(listed.Name, Is.EqualTo("Nightly, EU"));
            Assert.That(listed.IsActive, Is.True);
            Assert.That(listed.IsExpired, Is.False);
            Assert.That(listed.ExpiryTimeMsecs, Is.EqualTo(253402300799999));
            Assert.That(listed.AdditionalProperties, Is.Empty, "the value is shown once only");
            Assert.That(changed.IsActive, Is.False);
            Assert.That(read.Name, Is.EqualTo("off"));
            Assert.That(read.ExpiryTimeMsecs, Is.Null);
        }

        await Client.DeleteUserApiKeyAsync(Helios.ViewerSid, id);
        Assert.That((await Client.GetUserApiKeysAsync(Helios.ViewerSid)).ApiKeys, Is.Empty);
        Assert.That(FailureOf(() => Client.GetUserApiKeyAsync(Helios.ViewerSid, id)).IsNotFound, Is.True);
    }

    [Test]
    public async Task A_rotated_key_keeps_its_id_and_gets_a_new_value()
    {
        var created = await Client.CreateUserApiKeyAsync(Helios.ViewerSid, new() { Name = "ci" });
        Clock.Advance(TimeSpan.FromMinutes(1));

        var rotated = await Client.RotateUserApiKeyWithResponseAsync(Helios.ViewerSid, created.Id!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rotated.StatusCode, Is.EqualTo(200));
            Assert.That(rotated.Body.Id, Is.EqualTo(created.Id));
            Assert.That(rotated.Body.Name, Is.EqualTo("ci"));
            Assert.That(rotated.Body.ApiKey, Is.Not.Empty.And.Not.EqualTo(created.ApiKey));
            Assert.That(rotated.Body.LastRotatedTimeMsecs, Is.EqualTo(Clock.Milliseconds));
        }
    }

    [Test]
    public async Task Ids_and_owners_filter_the_lists()
    {
        var key = await Client.CreateUserApiKeyAsync(Helios.ViewerSid, new() { Name = "ci" });

        var byOwner = await Client.GetAllApiKeysAsync(new() { OwnerSids = [Helios.ViewerSid, Helios.TenantUserSid] });
        var byId = await Client.GetAllApiKeysAsync(new() { Ids = [Helios.ApiKeyId, key.Id!] });
        var own = await Client.GetUserApiKeysAsync(Helios.ViewerSid, new() { Ids = [Helios.ApiKeyId] });

        Assert.That(byOwner.ApiKeys!.Select(found => found.Id), Is.EqualTo([key.Id]));
        Assert.That(byId.ApiKeys!.Select(found => found.Id), Is.EquivalentTo(new[] { Helios.ApiKeyId, key.Id }));
        Assert.That(own.ApiKeys, Is.Empty);
    }
}
