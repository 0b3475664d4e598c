using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Authentication;

internal sealed class SessionTests : LiveTest
{
    [TestCase(58, 1)]
    [TestCase(60, 2)]
    public async Task A_session_is_renewed_shortly_before_its_hour_is_over(int minutes, int logins)
    {
        await Client.GetExtendedAccountInfoAsync();
        Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        await Client.GetExtendedAccountInfoAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Logins, Is.EqualTo(logins));
            Assert.That(Server.Requests.Select(request => request.StatusCode), Is.All.EqualTo(200), "no call left with a dead session");
        }
    }
}
