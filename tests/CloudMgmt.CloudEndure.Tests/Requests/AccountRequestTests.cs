using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Requests;

internal sealed class AccountRequestTests : RequestTest
{
    [Test]
    public async Task RequestAccountAccess_with_everything_set()
    {
        var result = await Answering(200, "{}").RequestAccountAccessAsync(
            "a/b c,ü", "jürgen+ops@example.com", new RequestAccountAccessOptions { Headers = { ["X-Trace"] = "t1" } }, CancellationToken.None);

        Assert.That(result, Is.Not.Null);
        AssertSent("GET /accounts/a%2Fb%20c%2C%C3%BC/access?username=j%C3%BCrgen%2Bops%40example.com", null, ("X-Trace", "t1"));
    }

    [Test]
    public async Task RequestAccountAccess_with_required_values_only()
    {
        await Answering(200, "{}").RequestAccountAccessAsync("0a1b", "owner");

        AssertSent("GET /accounts/0a1b/access?username=owner");
    }

    [Test]
    public async Task GetExtendedAccountInfo_with_everything_set()
    {
        var info = await Answering(200, "{}").GetExtendedAccountInfoAsync(
            new GetExtendedAccountInfoOptions { Headers = { ["Accept-Language"] = "de, en;q=0.5" } }, CancellationToken.None);

        Assert.That(info, Is.Not.Null);
        AssertSent("GET /extendedAccountInfo", null, ("Accept-Language", "de, en;q=0.5"));
    }

    [Test]
    public async Task GetExtendedAccountInfo_without_values()
    {
        await Answering(200, "{}").GetExtendedAccountInfoAsync();

        AssertSent("GET /extendedAccountInfo");
    }
}
