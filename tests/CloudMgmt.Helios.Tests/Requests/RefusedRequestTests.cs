using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.Helios.Tests.Requests;

internal sealed class RefusedRequestTests : RefusedRequestTest<HeliosApi, IHeliosClient>
{
    [TestCase("sessions", Description = "DELETE /users/sessions ends the sessions of everybody.")]
    [TestCase("Delete")]
    public void A_SID_that_would_name_another_operation(string sid)
    {
        Func<IHeliosClient, Task>[] calls =
        [
            client => client.DeleteUserAsync(sid),
            client => client.GetUserAsync(sid),
            client => client.UpdateUserAsync(sid, new()),
        ];

        foreach (var call in calls)
            AssertRefused("sid", call);
    }

    [Test]
    public void A_SID_of_a_group_that_would_name_another_operation() => AssertRefused("sid", client => client.DeleteGroupAsync("delete"));

    [Test]
    public void Required_SIDs_that_are_none() => AssertRefused("sids", client => client.GetSecurityPrincipalsAsync([]));

    [Test]
    public void A_user_without_a_name_in_the_middle_of_a_list()
        => AssertIncomplete(
            "CreateUserParameters.Username ('[1].username')",
            client => client.CreateUsersAsync(
                [new() { Domain = "LOCAL", Username = "ann" }, Lacking<CreateUserParameters>("""{"domain":"LOCAL"}""")]));

    [Test]
    public void A_group_with_a_domain_of_null()
        => AssertIncomplete(
            "CreateGroupParams.Domain ('[0].domain')", client => client.CreateGroupAsync([new() { Domain = null!, Name = "auditors" }]));

    [Test]
    public void An_API_key_whose_name_was_never_set()
        => AssertIncomplete(
            "CreateOrUpdateAPIKeyRequest.Name ('name')",
            client => client.CreateUserApiKeyAsync("S-1", Lacking<CreateOrUpdateAPIKeyRequest>("""{"isActive":true}""")));

    [Test]
    public void A_deletion_without_SIDs()
        => AssertIncomplete("DeleteUsersRequest.Sids ('sids')", client => client.DeleteUsersAsync(Lacking<DeleteUsersRequest>("{}")));

    [TestCase("eu\r\napiKey: injected")]
    [TestCase("süd")]
    public void A_region_that_a_header_cannot_carry(string region)
    {
        var thrown = AssertRefused<ArgumentException>(client => client.GetUsersAsync(new() { RegionId = region }));

        Assert.That(thrown.Message, Does.Contain("regionId").And.Not.Contain(region));
    }

    private static void AssertRefused(string parameter, Func<IHeliosClient, Task> call)
        => Assert.That(AssertRefused<ArgumentException>(call).ParamName, Is.EqualTo(parameter));
}
