using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Authentication;

/// <summary>Sessions live in the credential, so several accounts can share connections.</summary>
internal sealed class AccountSeparationTests : LiveTest
{
    [TestCase(false)]
    [TestCase(true, Description = "A handler that keeps cookies, against the advice, does not mix them either.")]
    public async Task Two_accounts_behind_one_handler_do_not_mix(bool useCookies)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = useCookies, AllowAutoRedirect = false };
        var owner = Connect(CloudEndureCredential.FromPassword(Server.CloudEndure.Username, Server.CloudEndure.Password), handler);
        var member = Connect(CloudEndureCredential.FromPassword(Server.CloudEndure.MemberUsername, Server.CloudEndure.Password), handler);

        var calls = Enumerable.Range(0, 20).Select(call => (call % 2 == 0 ? owner : member).GetExtendedAccountInfoAsync()).ToArray();
        var names = (await Task.WhenAll(calls)).Select(info => info.User!.Username).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(names.Where((_, call) => call % 2 == 0), Is.All.EqualTo(Server.CloudEndure.Username));
            Assert.That(names.Where((_, call) => call % 2 == 1), Is.All.EqualTo(Server.CloudEndure.MemberUsername));
            Assert.That(Logins, Is.EqualTo(2));
        }
    }

    [Test]
    public void A_client_without_a_credential_gets_no_session_from_another_one()
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        var owner = Connect(CloudEndureCredential.FromApiToken(Server.CloudEndure.UserApiToken), handler);
        var nobody = Connect(credential: null, handler);

        Assert.That(async () => await owner.GetExtendedAccountInfoAsync(), Throws.Nothing);
        AssertFails(401, "UNAUTHENTICATED", () => nobody.GetExtendedAccountInfoAsync());
        Assert.That(Server.Requests[^1].Headers.Keys, Has.No.Member("Cookie"));
    }
}
