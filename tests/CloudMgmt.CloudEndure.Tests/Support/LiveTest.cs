using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.CloudEndure.Tests.Support;

/// <summary>An emulator and a clock for each test, with a client of the account owner over loopback HTTP.</summary>
internal abstract class LiveTest : LiveTest<CloudEndureApi, ICloudEndureClient>
{
    protected const string UnknownId = "00000000-0000-0000-0000-00000000dead";

    protected IEnumerable<string?> Operations => Server.Requests.Select(request => request.OperationId);

    protected int Logins => Arrived("Login");

    protected ICloudEndureClient Connect(Credential? credential, HttpMessageHandler handler)
        => Connect(credential, options => options.HttpMessageHandler = handler);

    protected ICloudEndureClient ConnectAs(string username)
        => Connect(CloudEndureCredential.FromPassword(username, Server.CloudEndure.Password));

    /// <summary>The call fails with the documented error; its message names call, status, code and message.</summary>
    protected static ApiException<Error> AssertFails(int status, string code, Func<Task> call)
    {
        var thrown = (ApiException<Error>)AssertTyped(status, call);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.Error.Code, Is.EqualTo(code));
            Assert.That(thrown.Error.Message, Is.Not.Empty);
            Assert.That(thrown.Message, Does.EndWith($" answered {status}: {code}: {thrown.Error.Message}"));
        }

        return thrown;
    }
}
