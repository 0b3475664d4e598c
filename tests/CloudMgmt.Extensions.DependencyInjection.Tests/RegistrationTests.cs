using CloudMgmt.BimData;
using CloudMgmt.CloudEndure;
using CloudMgmt.Emulator;
using CloudMgmt.Extensions.DependencyInjection.Tests.Support;
using CloudMgmt.Helios;
using Microsoft.Extensions.Options;

namespace CloudMgmt.Extensions.DependencyInjection.Tests;

internal sealed class RegistrationTests
{
    [Test]
    public async Task The_clients_of_a_container_reach_their_services()
    {
        await using var server = await CloudMgmtEmulator.StartAsync();
        await using var provider = new ServiceCollection()
            .With(
                s => s.AddHeliosClient(
                    o => (o.BaseUrl, o.Credential) = (new(server.Helios.BaseUrl), HeliosCredential.FromApiKey(server.Helios.ApiKey))))
            .With(
                s => s.AddBimDataClient(
                    o =>
                        (o.BaseUrl, o.Credential) = (new(server.BimData.BaseUrl), BimDataCredential.FromAccessToken(
                            server.BimData.AccessToken))))
            .With(
                s => s.AddCloudEndureClient(
                    o =>
                        (o.BaseUrl, o.Credential) = (new(server.CloudEndure.BaseUrl), CloudEndureCredential.FromApiToken(
                            server.CloudEndure.UserApiToken))))
            .BuildServiceProvider(validateScopes: true);

        Assert.That((await provider.GetRequiredService<IHeliosClient>().GetUsersAsync()).Users, Is.Not.Empty);
        Assert.That(await provider.GetRequiredService<IBimDataClient>().GetCloudsAsync(), Is.Not.Empty);
        Assert.That(
            (await provider.GetRequiredService<ICloudEndureClient>().GetExtendedAccountInfoAsync()).AdditionalProperties, Is.Not.Null);
    }

    [Test]
    public async Task A_client_is_one_singleton_under_both_of_its_types()
    {
        await using var provider = new ServiceCollection().With(s => s.AddHeliosClient()).BuildServiceProvider();
        using var scope = provider.CreateScope();

        Assert.That(provider.GetRequiredService<IHeliosClient>(), Is.SameAs(provider.GetRequiredService<HeliosClient>()));
        Assert.That(scope.ServiceProvider.GetRequiredService<IHeliosClient>(), Is.SameAs(provider.GetRequiredService<IHeliosClient>()));
    }

    [Test]
    public async Task Registering_twice_adds_to_the_options()
    {
        await using var provider = new ServiceCollection()
            .With(s => s.AddHeliosClient(o => o.ApplicationId = "inventory/1"))
            .With(s => s.AddHeliosClient(o => o.Timeout = TimeSpan.FromSeconds(5)))
            .BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<HeliosClientOptions>>().Value;

        Assert.That((options.ApplicationId, options.Timeout), Is.EqualTo(("inventory/1", TimeSpan.FromSeconds(5))));
        Assert.That(provider.GetServices<IHeliosClient>().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Named_clients_are_keyed_and_apart()
    {
        await using var eu = await StubServer.StartAsync(200, """{"users":[{"username":"eu"}]}""");
        await using var us = await StubServer.StartAsync(200, """{"users":[{"username":"us"}]}""");
        await using var provider = new ServiceCollection()
            .With(s => s.AddHeliosClient("eu", o => (o.BaseUrl, o.Credential) = (eu.Url, HeliosCredential.FromApiKey("eu-key"))))
            .With(s => s.AddHeliosClient("us", Configured.Section("Us", ("BaseUrl", us.Url.AbsoluteUri), ("ApiKey", "us-key"))))
            .With(s => s.AddTransient<Report>())
            .BuildServiceProvider();

        Assert.That(await provider.GetRequiredService<Report>().UsernamesAsync(), Is.EqualTo(["eu", "us"]));
        Assert.That(eu.Requests.Single()["apiKey"], Is.EqualTo("eu-key"));
        Assert.That(us.Requests.Single()["apiKey"], Is.EqualTo("us-key"));
        Assert.That(provider.GetService<IHeliosClient>(), Is.Null);
        Assert.That(provider.GetRequiredKeyedService<HeliosClient>("eu"), Is.SameAs(provider.GetRequiredKeyedService<IHeliosClient>("eu")));
    }

    [Test]
    public async Task Log_and_clock_come_from_the_container()
    {
        var clock = new StoppedClock();
        await using var provider = new ServiceCollection()
            .With(s => s.AddLogging())
            .With(s => s.AddSingleton<TimeProvider>(clock))
            .With(s => s.AddHeliosClient())
            .BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<HeliosClientOptions>>().Value;

        Assert.That(options.TimeProvider, Is.SameAs(clock));
        Assert.That(options.LoggerFactory, Is.SameAs(provider.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>()));
    }

    [Test]
    public async Task What_the_application_sets_wins_over_the_container()
    {
        await using var provider = new ServiceCollection()
            .With(s => s.AddLogging())
            .With(s => s.AddSingleton<TimeProvider>(new StoppedClock()))
            .With(s => s.AddHeliosClient(o => (o.LoggerFactory, o.TimeProvider) = (null, TimeProvider.System)))
            .BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<HeliosClientOptions>>().Value;

        Assert.That(options.TimeProvider, Is.SameAs(TimeProvider.System));
        Assert.That(options.LoggerFactory, Is.Null);
    }

    [Test]
    public async Task Options_can_depend_on_other_services()
    {
        await using var server = await StubServer.StartAsync(200, """{"users":[]}""");
        var services = new ServiceCollection();
        services.AddSingleton(new Vault("from-the-vault"));
        services.AddHeliosClient(o => o.BaseUrl = server.Url);
        services.AddOptions<HeliosClientOptions>().Configure<Vault>((o, vault) => o.Credential = HeliosCredential.FromApiKey(vault.Key));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IHeliosClient>().GetUsersAsync();

        Assert.That(server.Requests.Single()["apiKey"], Is.EqualTo("from-the-vault"));
    }

    [Test]
    public void A_null_is_refused_by_name()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => HeliosServiceCollectionExtensions.AddHeliosClient(null!),
                Throws.ArgumentNullException.With.Property("ParamName").EqualTo("services"));
            Assert.That(
                () => new ServiceCollection().AddHeliosClient((string)null!),
                Throws.ArgumentNullException.With.Property("ParamName").EqualTo("name"));
            Assert.That(
                () => new ServiceCollection().AddHeliosClient("eu", (Microsoft.Extensions.Configuration.IConfiguration)null!),
                Throws.ArgumentNullException.With.Property("ParamName").EqualTo("section"));
        }
    }

    private sealed class Report([FromKeyedServices("eu")] IHeliosClient eu, [FromKeyedServices("us")] IHeliosClient us)
    {
        public async Task<IEnumerable<string?>> UsernamesAsync()
            => [(await eu.GetUsersAsync()).Users!.Single().Username, (await us.GetUsersAsync()).Users!.Single().Username];
    }

    private sealed record Vault(string Key);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    }
}
