using System.Runtime.InteropServices;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class OptionsTests
{
    private static readonly TestCaseData[] Wrong =
    [
        Case("no base URL", new() { BaseUrl = null }, "BaseUrl"),
        Case("relative base URL", new() { BaseUrl = new Uri("/v1", UriKind.Relative) }, "BaseUrl"),
        Case("another scheme", new() { BaseUrl = new Uri("ftp://service.test") }, "BaseUrl"),
        Case("file", new() { BaseUrl = new Uri("file:///etc") }, "BaseUrl"),
        Case("query", new() { BaseUrl = new Uri("http://service.test/?s3cret=1") }, "BaseUrl"),
        Case("fragment", new() { BaseUrl = new Uri("http://service.test/#s3cret") }, "BaseUrl"),
        Case("user information", new() { BaseUrl = new Uri("http://user:s3cret@service.test/") }, "BaseUrl"),
        Case("no time", Valid(o => o.Timeout = TimeSpan.Zero), "Timeout"),
        Case("negative time", Valid(o => o.Timeout = TimeSpan.FromSeconds(-1)), "Timeout"),
        Case("time that no timer can keep", Valid(o => o.Timeout = TimeSpan.MaxValue), "Timeout"),
        Case("no clock", Valid(o => o.TimeProvider = null!), "TimeProvider"),
        Case("line break in the application id", Valid(o => o.ApplicationId = "s3cret\r\nEvil: 1"), "ApplicationId"),
        Case("umlaut in the application id", Valid(o => o.ApplicationId = "s3cret-ä"), "ApplicationId"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void A_wrong_setting_is_named_when_the_client_is_made(TestClientOptions options, string setting)
    {
        var refusal = Assert.Catch<ArgumentException>(() => _ = new TestClient(options))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Message, Does.Contain($"TestClientOptions.{setting}").And.Not.Contain("s3cret"));
            Assert.That(refusal.ParamName, Is.EqualTo("options"));
        }
    }

    [Test]
    public void Missing_options_are_refused()
        => Assert.That(() => new TestClient(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("options"));

    [Test]
    public async Task Later_changes_have_no_effect()
    {
        using var first = new RecordingHandler();
        using var second = new RecordingHandler();
        var options = new TestClientOptions
        {
            BaseUrl = Wire.Url,
            HttpMessageHandler = first,
            Credential = new HeaderCredential("apiKey", "k1"),
            ApplicationId = "app/1",
        };
        using var client = new TestClient(options);

        (options.BaseUrl, options.HttpMessageHandler, options.Credential, options.ApplicationId)
            = (new("http://other.test"), second, null, "app/2");
        (options.Timeout, options.TimeProvider) = (TimeSpan.FromTicks(1), new ManualTimeProvider());
        await client.SendAsync(Wire.Get());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(client.BaseUrl, Is.EqualTo(Wire.Url));
            Assert.That(second.Requests, Is.Empty);
            Assert.That(first.Requests.Single().Target, Is.EqualTo("/v1/widgets"));
            Assert.That(first.Requests.Single().Header("apiKey"), Is.EqualTo("k1"));
            Assert.That(first.Requests.Single().Header("User-Agent"), Does.StartWith("app/1"));
        }
    }

    [TestCase(null, "")]
    [TestCase("inventory/2.1", "inventory/2.1 ")]
    public async Task The_user_agent_names_application_package_and_runtime_on_the_wire(string? applicationId, string start)
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = server.CreateClient(o => o.ApplicationId = applicationId);
        await client.SendAsync(Wire.Get());
        Assert.That(
            server.Requests.Single().Headers["User-Agent"],
            Is.EqualTo(
                $"{start}{typeof(TestClient).Assembly.GetName().Name}/{typeof(TestClient).Assembly.GetName().Version!.ToString(3)} ({RuntimeInformation.FrameworkDescription})"));
    }

    [Test]
    public void A_call_has_30_seconds_unless_it_is_told_otherwise()
        => Assert.That(new TestClientOptions().Timeout, Is.EqualTo(TimeSpan.FromSeconds(30)));

    private static TestClientOptions Valid(Action<TestClientOptions> configure)
    {
        var options = new TestClientOptions { BaseUrl = Wire.Url };
        configure(options);
        return options;
    }

    private static TestCaseData Case(string name, TestClientOptions options, string setting)
        => new TestCaseData(options, setting).SetArgDisplayNames(name);
}
