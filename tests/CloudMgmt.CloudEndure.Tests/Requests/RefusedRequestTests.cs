using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.CloudEndure.Tests.Requests;

internal sealed class RefusedRequestTests : RefusedRequestTest<CloudEndureApi, ICloudEndureClient>
{
    [Test]
    public void A_user_without_a_name_is_refused()
    {
        foreach (var user in new CreateUserRequest[] { Lacking<CreateUserRequest>("{}"), new() { Username = null! } })
            AssertIncomplete("CreateUserRequest.Username ('username')", client => client.CreateUserAsync(user));
    }
}
