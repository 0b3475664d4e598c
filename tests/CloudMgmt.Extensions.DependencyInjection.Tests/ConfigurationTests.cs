using CloudMgmt.BimData;
using CloudMgmt.CloudEndure;
using CloudMgmt.Extensions.DependencyInjection.Tests.Support;
using CloudMgmt.Helios;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CloudMgmt.Extensions.DependencyInjection.Tests;

internal sealed class ConfigurationTests
{
    private const string Wrong = "not-what-it-should-be";

    [Test]
    public async Task The_limits_are_read()
    {
        var options = await ReadAsync(
            ("ApiKey", "k"),
            ("BaseUrl", "https://cluster.example/v2"),
            ("Timeout", "00:01:00"),
            ("AttemptTimeout", "00:00:20"),
            ("Retry:MaxRetries", "5"),
            ("RateLimit:RequestsPerSecond", "2.5"),
            ("RateLimit:MaxConcurrentRequests", "4"),
            ("MaxResponseBytes", "1000000"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.BaseUrl, Is.EqualTo(new Uri("https://cluster.example/v2")));
            Assert.That(options.Timeout, Is.EqualTo(TimeSpan.FromMinutes(1)));
            Assert.That(options.AttemptTimeout, Is.EqualTo(TimeSpan.FromSeconds(20)));
            Assert.That(options.Retry.MaxRetries, Is.EqualTo(5));
            Assert.That(options.RateLimit.RequestsPerSecond, Is.EqualTo(2.5));
            Assert.That(options.RateLimit.MaxConcurrentRequests, Is.EqualTo(4));
            Assert.That(options.MaxResponseBytes, Is.EqualTo(1_000_000));
            Assert.That(options.Credential, Is.Not.Null);
        }
    }

    [Test]
    public async Task What_is_not_set_or_empty_keeps_its_default()
    {
        var options = await ReadAsync(("ApiKey", "k"), ("Timeout", ""), ("BaseUrl", " "));
        var defaults = new HeliosClientOptions();

        Assert.That((options.BaseUrl, options.Timeout, options.AttemptTimeout, options.MaxResponseBytes, options.Retry.MaxRetries),
            Is.EqualTo(
                (defaults.BaseUrl, defaults.Timeout, defaults.AttemptTimeout, defaults.MaxResponseBytes, defaults.Retry.MaxRetries)));
    }

    [Test]
    public async Task Code_comes_after_the_configuration()
    {
        await using var provider = new ServiceCollection()
            .With(
                s => s.AddHeliosClient(
                    Configured.Section("Helios", ("ApiKey", "k"), ("Timeout", "00:01:00")), o => o.Timeout += TimeSpan.FromSeconds(1)))
            .BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IOptions<HeliosClientOptions>>().Value.Timeout, Is.EqualTo(TimeSpan.FromSeconds(61)));
    }

    [Test]
    public async Task Each_client_has_its_section()
    {
        await using var provider = new ServiceCollection()
            .With(s => s.AddCloudEndureClient(Configured.Section("CloudEndure", ("ApiToken", "t"), ("Timeout", "00:00:11"))))
            .With(s => s.AddHeliosClient("eu", Configured.Section("Helios", ("ApiKey", "k"), ("Timeout", "00:00:12"))))
            .With(s => s.AddBimDataClient(Configured.Section("BimData", ("ClientId", "i"), ("ClientSecret", "s"), ("Timeout", "00:00:13"))))
            .BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IOptions<CloudEndureClientOptions>>().Value.Timeout.Seconds, Is.EqualTo(11));
        Assert.That(provider.GetRequiredService<IOptionsMonitor<HeliosClientOptions>>().Get("eu").Timeout.Seconds, Is.EqualTo(12));
        Assert.That(provider.GetRequiredService<IOptions<BimDataClientOptions>>().Value.Timeout.Seconds, Is.EqualTo(13));
    }

    [TestCase("BaseUrl", Wrong)]
    [TestCase("Timeout", Wrong)]
    [TestCase("Timeout", "30", TestName = "A time without a colon would be days")]
    [TestCase("Timeout", "-00:00:30")]
    [TestCase("AttemptTimeout", Wrong)]
    [TestCase("Retry:MaxRetries", Wrong)]
    [TestCase("Retry:MaxRetries", "11")]
    [TestCase("Retry:MaxRetries", "99999999999")]
    [TestCase("RateLimit:RequestsPerSecond", Wrong)]
    [TestCase("RateLimit:RequestsPerSecond", "0")]
    [TestCase("RateLimit:RequestsPerSecond", "NaN")]
    [TestCase("RateLimit:MaxConcurrentRequests", "1.5")]
    [TestCase("RateLimit:Burst", "0")]
    [TestCase("Retry:BaseDelay", "1")]
    [TestCase("Retry:MaxDelay", "02:00:00")]
    [TestCase("Retry:Budget", "-1")]
    [TestCase("MaxResponseBytes", "-1")]
    [TestCase("AccessClusterId", Wrong)]
    [TestCase("AllowInsecureHttp", Wrong)]
    [TestCase("KeepResilienceHandlers", "1")]
    [TestCase("ServerCertificateSha256", Wrong)]
    [TestCase("ApplicationId", Wrong + "\n")]
    [TestCase("RegionId", Wrong + "\n")]
    [TestCase("ImpersonateTenantId", Wrong + "\n")]
    [TestCase("BaseUrl", "https://" + Wrong + "/v2?x")]
    [TestCase("BaseUrl", "http://" + Wrong)]
    public void A_setting_that_is_wrong_stops_the_host_from_starting(string key, string value)
    {
        using var host = Build(s => s.AddHeliosClient(Configured.Section("Helios", ("ApiKey", "s3cr3t-not-real"), (key, value))));

        var refused = Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())!;

        Assert.That(refused.Message, Does.StartWith($"Helios:{key} "));
        Assert.That(refused.ToString(), Does.Not.Contain(Wrong).And.Not.Contain("s3cr3t-not-real"));
    }

    [Test]
    public void A_credential_that_is_missing_stops_the_host_from_starting()
    {
        using var host = Build(
            s => s.AddHeliosClient(Configured.Section("Services:Helios", ("RegionId", "eu"))),
            s => s.AddCloudEndureClient(Configured.Section("CloudEndure", ("Username", "me@example.com"))),
            s => s.AddBimDataClient(Configured.Section("BimData", ("ClientId", "app"))));

        var refused = Assert.ThrowsAsync<AggregateException>(() => host.StartAsync())!;

        Assert.That(refused.ToString(), Does.Contain("Services:Helios:ApiKey must be set."));
        Assert.That(refused.ToString(), Does.Contain("CloudEndure:Password is missing; it goes with CloudEndure:Username."));
        Assert.That(refused.ToString(), Does.Contain("BimData:ClientSecret is missing; it goes with BimData:ClientId."));
    }

    [Test]
    public void A_setting_that_contradicts_a_default_is_refused_with_its_section()
    {
        using var host = Build(s => s.AddHeliosClient(Configured.Section("Helios", ("ApiKey", "k"), ("Retry:BaseDelay", "00:01:00"))));

        Assert.That(
            () => host.StartAsync(),
            Throws.TypeOf<OptionsValidationException>().With.Message.StartsWith("Helios: RetryOptions.MaxDelay must be from BaseDelay"));
    }

    [Test]
    public void Options_set_in_code_are_checked_when_the_host_starts()
    {
        using var host = Build(s => s.AddHeliosClient("eu", o => o.BaseUrl = null));

        Assert.That(
            () => host.StartAsync(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("eu: HeliosClientOptions.BaseUrl"));
    }

    [Test]
    public async Task A_host_with_right_settings_starts()
    {
        using var host = Build(s => s.AddHeliosClient(Configured.Section("Helios", ("ApiKey", "k"))));

        await host.StartAsync();
        await host.StopAsync();

        Assert.That(host.Services.GetRequiredService<IHeliosClient>(), Is.Not.Null);
    }

    private static async Task<HeliosClientOptions> ReadAsync(params (string Key, string Value)[] settings)
    {
        await using var provider = new ServiceCollection().With(
            s => s.AddHeliosClient(Configured.Section("Helios", settings))).BuildServiceProvider();
        return provider.GetRequiredService<IOptions<HeliosClientOptions>>().Value;
    }

    private static IHost Build(params Action<IServiceCollection>[] register)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        foreach (var one in register)
            one(builder.Services);
        return builder.Build();
    }
}
