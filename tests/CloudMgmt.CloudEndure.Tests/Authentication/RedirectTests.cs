using System.Net;
using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Authentication;

/// <summary>A login may be answered with 307: another endpoint serves the user. The secret goes along, so not everywhere.</summary>
internal sealed class RedirectTests : LiveTest
{
    [Test]
    public async Task Login_and_later_calls_go_to_the_endpoint_that_serves_the_user()
    {
        Server.CloudEndure.RedirectNextLogin();

        var info = await Client.GetExtendedAccountInfoAsync();
        await Client.GetProjectStorageAsync(Server.CloudEndure.ProjectId);

        var redirected = new Uri(Server.CloudEndure.RedirectedBaseUrl).AbsolutePath;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(info.User!.Id, Is.EqualTo(Server.CloudEndure.UserId));
            Assert.That(Server.Requests.Select(request => request.StatusCode), Is.EqualTo(new int?[] { 307, 200, 200, 200 }));
            Assert.That(Server.Requests.Skip(1).Select(request => request.Path), Is.All.StartsWith(redirected + "/"));
            Assert.That(Server.Requests[1].Body, Is.EqualTo(Server.Requests[0].Body));
        }
    }

    [Test]
    public async Task A_renewal_asks_the_configured_endpoint_again()
    {
        Server.CloudEndure.RedirectNextLogin();
        await Client.GetExtendedAccountInfoAsync();
        Server.CloudEndure.ExpireSessions();

        await Client.GetExtendedAccountInfoAsync();

        var configured = new Uri(Server.CloudEndure.BaseUrl).AbsolutePath;
        Assert.That(
            Server.Requests.TakeLast(2).Select(request => request.Path),
            Is.EqualTo([configured + "/login", configured + "/extendedAccountInfo"]));
    }

    [Test]
    public async Task The_version_that_a_login_names_does_not_change_the_endpoint()
    {
        await Client.GetExtendedAccountInfoAsync();

        Assert.That(Server.Requests[1].Path, Does.EndWith("/api/latest/extendedAccountInfo"));
    }

    [TestCase("/cloudendure-east/api/latest/login", "/cloudendure-east/api/latest")]
    [TestCase("login", "/cloudendure/api/latest")]
    [TestCase("../v5/login", "/cloudendure/api/v5")]
    public async Task A_relative_location_is_resolved(string location, string basePath)
    {
        Redirect(location);

        await Client.GetExtendedAccountInfoAsync();

        Assert.That(
            Server.Requests.Skip(1).Select(request => request.Path), Is.EqualTo([basePath + "/login", basePath + "/extendedAccountInfo"]));
    }

    [Test]
    public async Task Three_redirects_are_followed()
    {
        for (var hop = 0; hop < 3; hop++)
            Redirect("login");

        await Client.GetExtendedAccountInfoAsync();

        Assert.That(Logins, Is.EqualTo(4));
    }

    [Test]
    public void A_fourth_one_is_not()
    {
        for (var hop = 0; hop < 4; hop++)
            Redirect("login");

        AssertRefused("more than 3 times");

        Assert.That(Logins, Is.EqualTo(4));
    }

    [TestCase("https://evil.example.com/api/latest/login", "to evil.example.com, which is not an allowed host")]
    [TestCase("//evil.example.com/api/latest/login", "to evil.example.com, which is not an allowed host")]
    [TestCase(@"\\evil.example.com\login", "")]
    [TestCase("http://evil.example.com@127.0.0.1/login", "to something that is not a login")]
    [TestCase("/cloudendure/api/latest/welcome", "to something that is not a login")]
    [TestCase("/cloudendure/api/latest/login?next=https://evil.example.com", "to something that is not a login")]
    [TestCase("ftp://127.0.0.1/login", "to something that is not a login")]
    [TestCase("http://", "without a readable Location")]
    public void Nothing_is_sent_anywhere_else(string location, string reason)
    {
        Redirect(location);

        var error = AssertRefused(reason);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.ToString(), Does.Not.Contain(Server.CloudEndure.UserApiToken));
            Assert.That(Server.Requests, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void A_redirect_without_a_location_says_so()
    {
        Server.Faults.Enqueue("Login", Fault.Answer(307));

        AssertRefused("without a readable Location");
    }

    [Test]
    public async Task Another_port_is_another_host_until_it_is_allowed()
    {
        await using var other = await CloudMgmtEmulator.StartAsync(CreateOptions());
        var host = new Uri(other.CloudEndure.BaseUrl).Authority;
        var token = other.CloudEndure.UserApiToken;
        Redirect(other.CloudEndure.BaseUrl + "/login", times: 2);

        Assert.That(
            async () => await Connect(CloudEndureCredential.FromApiToken(token)).GetExtendedAccountInfoAsync(),
            Throws.InstanceOf<ApiException>().With.Message.Contains(host));
        Assert.That(other.Requests, Is.Empty);

        await Connect(CloudEndureCredential.FromApiToken(token, allowedHosts: [host])).GetExtendedAccountInfoAsync();
        Assert.That(other.Requests.Select(request => request.OperationId), Is.EqualTo(["Login", "GetExtendedAccountInfo"]));
    }

    [TestCase("http://login.test/api/latest/login", "from https to http")]
    [TestCase("http://east.test/api/latest/login", "from https to http")]
    public void An_allowed_host_gets_nothing_over_plain_http(string location, string reason)
    {
        using var handler = new RedirectingHandler(location);
        using var client = new CloudEndureClient(new CloudEndureClientOptions
        {
            BaseUrl = new Uri("https://login.test/api/latest"),
            Credential = CloudEndureCredential.FromApiToken("fake-token", ["east.test"]),
            HttpMessageHandler = handler,
        });

        Assert.That(
            async () => await client.GetExtendedAccountInfoAsync(), Throws.InstanceOf<ApiException>().With.Message.Contains(reason));
        Assert.That(handler.Sent, Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("https://east.test")]
    [TestCase("east.test/api")]
    [TestCase("user@east.test")]
    public void An_allowed_host_is_a_host(string host)
        => Assert.That(
            () => CloudEndureCredential.FromApiToken("fake-token", [host]),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("allowedHosts"));

    private void Redirect(string location, int times = 1)
    {
        for (var time = 0; time < times; time++)
            Server.Faults.Enqueue("Login", Fault.Answer(307).WithHeader("Location", location));
    }

    private ApiException AssertRefused(string reason)
    {
        var error = Assert.CatchAsync<ApiException>(() => Client.GetExtendedAccountInfoAsync())!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.StatusCode, Is.EqualTo(307));
            Assert.That(
                error.Message,
                Does.StartWith("LogIn (POST /login) was redirected ").And.Contain(reason).And.EndWith("nothing was sent there."));
        }
        return error;
    }

    private sealed class RedirectingHandler(string location) : HttpMessageHandler
    {
        public int Sent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent++;
            var answer = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
            answer.Headers.TryAddWithoutValidation("Location", location);
            return Task.FromResult(answer);
        }
    }
}
