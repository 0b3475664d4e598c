using CloudMgmt.Emulator;
using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.Helios.Tests.Live;

/// <summary>Successes that are not as the document says, and what only Helios answers.</summary>
internal sealed class AnswerTests : AnswerTest<HeliosApi>
{
    private new IHeliosClient Client => (IHeliosClient)base.Client;

    [Test]
    public async Task A_user_may_consist_of_nulls()
    {
        Server.Faults.Enqueue(Fault.Answer(200, """
            {"description":null,"effectiveTimeMsecs":null,"expiryTimeMsecs":null,"locked":null,"restricted":null,"roles":null,"createdTimeMsecs":null,"domain":null,
            "forcePasswordChange":null,"lastLoginTimeMsecs":null,"lastUpdatedTimeMsecs":null,"localUserParams":null,"lockedReason":null,"otherGroups":null,
            "primaryGroup":null,"s3AccountParams":null,"sid":null,"tenantId":null,"username":null}
            """));

        var user = await Client.GetUserAsync("S-1");

        var values = typeof(UserParams).GetProperties()
            .Where(property => property.Name != "AdditionalProperties").Select(property => property.GetValue(user)).ToList();
        Assert.That(values, Has.Count.EqualTo(24).And.All.Null);
        Assert.That(user.AdditionalProperties, Is.Empty);
    }

    [Test]
    public async Task Required_fields_may_be_missing_in_an_answer()
    {
        Server.Faults.Enqueue(
            Fault.Answer(200, """{"tenantAccesses":[{"tenantName":"Acme"},{"clusters":null,"roles":null,"tenantId":null}]}"""));

        var accesses = (await Client.GetTenantAccessAsync()).TenantAccesses!;

        Assert.That(accesses.Select(access => access.TenantName), Is.EqualTo(["Acme", null]));
        Assert.That(accesses.Select(access => access.Has(nameof(access.Clusters))), Is.All.False);
    }

    [TestCase("""{"users":null}""")]
    [TestCase("{}")]
    public async Task A_list_may_be_null_or_missing(string body)
    {
        Server.Faults.Enqueue(Fault.Answer(200, body));

        Assert.That((await Client.GetUsersAsync()).Users, Is.Null);
    }

    [Test]
    public async Task A_user_may_lack_every_field()
    {
        Server.Faults.Enqueue(Fault.Answer(200, """{"users":[{}]}"""));

        Assert.That((await Client.GetUsersAsync()).Users!.Single().LockedReason, Is.Null);
    }

    [Test]
    public async Task Unknown_enum_values_keep_their_text()
    {
        Server.Faults.Enqueue(Fault.Answer(200, """{"lockedReason":"Sabbatical"}"""));

        var reason = (await Client.GetUserAsync("S-1")).LockedReason!.Value;

        Assert.That(reason.IsKnown, Is.False);
        Assert.That(reason.Value, Is.EqualTo("Sabbatical"));
        Assert.That(reason, Is.EqualTo((UserLockedReason)"Sabbatical").And.Not.EqualTo(UserLockedReason.NotLocked));
    }

    // One client reads these from the answer to a login.
    [Test]
    public async Task A_session_may_come_with_other_fields()
    {
        Server.Faults.Enqueue(Fault.Answer(201, """{"accessToken":"not-a-real-token","tokenType":"Bearer"}"""));

        var session = await Client.CreateSessionAsync(new());

        Assert.That(session.SessionId, Is.Null);
        Assert.That(session.AdditionalProperties["accessToken"], Is.EqualTo("not-a-real-token"));
    }
}
