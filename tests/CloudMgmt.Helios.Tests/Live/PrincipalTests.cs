using CloudMgmt.Helios.Tests.Support;

namespace CloudMgmt.Helios.Tests.Live;

internal sealed class PrincipalTests : LiveTest
{
    [Test]
    public async Task Users_and_groups_are_found_by_SID()
    {
        var found = (await Client.GetSecurityPrincipalsAsync([Helios.ViewerSid, Helios.GroupSid, "S-1-5-21-7"])).SecurityPrincipals!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(principal => principal.Sid), Is.EqualTo([Helios.ViewerSid, Helios.GroupSid]));
            Assert.That(found[0].ObjectClass, Is.EqualTo(PrincipalObjectClass.User));
            Assert.That(found[1].ObjectClass, Is.EqualTo(PrincipalObjectClass.Group));
            Assert.That(found.Select(principal => principal.PrincipalName), Is.EqualTo(["viewer", "operators"]));
            Assert.That(found[0].DomainName, Is.EqualTo("corp.example.com"));
            Assert.That(found[0].FullName, Is.EqualTo("viewer"));
        }
    }

    [Test]
    public async Task Sources_are_read_and_set()
    {
        var before = await Client.GetPrincipalSourcesAsync(Helios.AdminSid);
        var changed = await Client.UpdatePrincipalSourcesAsync(Helios.AdminSid, new() { SourceIds = [long.MaxValue], ViewIds = [] });
        var after = await Client.GetPrincipalSourcesAsync(Helios.AdminSid);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.SourceIds, Is.EqualTo([1, 9007199254740993]), "64 bits, which a double cannot hold");
            Assert.That(before.ViewIds, Is.EqualTo([7L]));
            Assert.That(changed.SourceIds, Is.EqualTo([long.MaxValue]));
            Assert.That(after.SourceIds, Is.EqualTo([long.MaxValue]));
            Assert.That(after.ViewIds, Is.Empty);
        }
    }

    [Test]
    public async Task A_principal_without_sources_has_empty_lists()
    {
        var sources = await Client.GetPrincipalSourcesAsync(Helios.GroupSid);

        Assert.That(sources.SourceIds, Is.Empty);
        Assert.That(sources.ViewIds, Is.Empty);
    }
}
