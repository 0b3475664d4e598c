using CloudMgmt.TestSupport.Apis;
using Newtonsoft.Json.Linq;

namespace CloudMgmt.CloudEndure.Tests.Models;

internal sealed class RequestModelTests : FakeServiceTest<CloudEndureApi, ICloudEndureClient>
{
    [Test]
    public async Task Unknown_properties_of_an_answer_go_back_with_a_request()
    {
        var users = await Answering(200, """{"items":[{"id":"u-1"}],"revision":7,"hint":{"at":"2020-01-24T19:07:56+02:00"}}""")
            .AssignUserRolesAsync(new());
        var change = new UsersAndRoles { AdditionalProperties = users.AdditionalProperties };

        await new CloudEndureClient(Service.Behind(new CloudEndureClientOptions())).RevokeUserRolesAsync(change);

        Assert.That(Service.AllSent[^1].Body, Is.EqualTo("""{"revision":7,"hint":{"at":"2020-01-24T19:07:56+02:00"}}"""));
    }

    [Test]
    public async Task A_property_that_a_newer_service_asks_for_can_be_sent()
    {
        await Answering(200, "{}").CreateUserAsync(
            new() { Username = "new@example.com", AdditionalProperties = { ["language"] = "de", ["tags"] = new JArray("a") } });

        AssertSent("POST /users", """{"username":"new@example.com","language":"de","tags":["a"]}""");
    }

    [Test]
    public async Task An_explicit_null_is_sent_and_an_absent_property_is_not()
    {
        await Answering(200).AssignProjectUsersAsync(new() { Items = [new() { UserIDs = null }] });

        AssertSent("POST /projects/assignUsers", """{"items":[{"userIDs":null}]}""");
    }
}
