using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using CloudMgmt.BimData;
using CloudMgmt.CloudEndure;
using CloudMgmt.Extensions.DependencyInjection.Tests.Support;
using CloudMgmt.Helios;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CloudMgmt.Extensions.DependencyInjection.Tests.Canary;

/// <summary>
/// Puts one text in the place of every secret, lets everything go wrong that can, and looks for the text wherever others can read.
/// </summary>
[NonParallelizable]
[CancelAfter(120_000)]
internal sealed class CanaryTests
{
    // The ways in which the service answers; those of a login are met by the clients that have one.
    private static readonly string[] Manners =
    [
        "ok", "bare", "wrong", "broken", "text", "page", "cut", "reset",
        "302", "400", "401", "403", "404", "409", "422", "429", "500", "503",
        "login-bare", "login-wrong", "login-broken", "login-page", "login-cut", "login-reset", "login-307", "login-400", "login-401",
        "login-402", "login-429", "login-503",
    ];

    private readonly ConcurrentQueue<string> _exceptions = new();
    private readonly LogSink _log = new();
    private int _succeeded;

    [Test]
    public async Task No_secret_and_no_value_is_seen_anywhere(CancellationToken stop)
    {
        using var telemetry = new TelemetrySink();
        await using (var server = await CanaryServer.StartAsync())
        {
            await Task.WhenAll(Manners.Select(manner => Task.Run(() => CallAllAsync(new Uri(server.Url, manner), stop), stop)));
            await RunOutOfTimeAsync(new Uri(server.Url, "never"), o => o.Timeout = TimeSpan.FromMilliseconds(20), stop);
            await RunOutOfTimeAsync(
                new Uri(server.Url, "never"), o => (o.AttemptTimeout, o.Retry.Budget) = (TimeSpan.FromMilliseconds(20), 0), stop);
            await RunOutOfTimeAsync(new Uri(server.Url, "login-never"), o => o.Timeout = TimeSpan.FromMilliseconds(20), stop);
            await CancelAsync(new Uri(server.Url, "never"));
        }
        // Taken, so that nobody else can, and never opened: whoever calls there is refused.
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await CallAllAsync(new Uri($"http://{closed.LocalEndPoint}/refused"), stop);

        using (Assert.EnterMultipleScope())
        {
            AssertSilent(Bird.Secret, _log.Texts);
            AssertSilent(Bird.Secret, _exceptions);
            AssertSilent(Bird.Secret, telemetry.Spans);
            AssertSilent(Bird.Secret, telemetry.Measurements);
            AssertSilent(Bird.Value, _log.Texts);
            AssertSilent(Bird.Value, _exceptions);
            AssertSilent(Bird.Value, telemetry.SpansOf("CloudMgmt"));
            AssertSilent(Bird.Value, telemetry.Measurements);
            Assert.That(_succeeded, Is.GreaterThan(10));
            Assert.That(telemetry.SpansOf("System.Net.Http"), Is.Not.Empty);
        }
    }

    [Test]
    public void No_configuration_error_shows_a_value()
    {
        string[] keys =
        [
            "ApiKey", "ApiToken", "Username", "Password", "ClientId", "ClientSecret", "Scopes", "TokenUrl", "AccessToken",
            "AccessClusterId", "RegionId",
            "BaseUrl", "Timeout", "AttemptTimeout", "MaxRetries", "RequestsPerSecond", "MaxConcurrentRequests", "MaxResponseBytes",
        ];

        foreach (var key in keys)
        {
            // Alone, with a character that no header can carry, and beside what is otherwise enough.
            Start((key, Bird.Secret));
            Start((key, $"{Bird.Secret}\n"));
            Start(("ApiKey", Bird.Secret), (key, $"{Bird.Secret}\n"));
            Start(("ApiToken", Bird.Secret), (key, $"{Bird.Secret}\n"));
        }

        Assert.That(_exceptions, Has.Count.GreaterThan(keys.Length));
        AssertSilent(Bird.Secret, _exceptions);
    }

    private static void AssertSilent(string bird, IReadOnlyCollection<string> texts)
    {
        Assert.That(texts, Is.Not.Empty);
        Assert.That(texts.Where(text => text.Contains(bird, StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    private async Task CallAllAsync(Uri baseUrl, CancellationToken stop)
    {
        await using var clients = Provide(baseUrl, o => (o.Retry.MaxRetries, o.Retry.BaseDelay) = (1, TimeSpan.Zero));
        foreach (var call in Calls(clients))
            await RunAsync(call, stop);
    }

    private async Task RunOutOfTimeAsync(Uri baseUrl, Action<ApiClientOptions> limit, CancellationToken stop)
    {
        await using var clients = Provide(baseUrl, limit);
        foreach (var call in FirstOfEach(clients))
            await RunAsync(call, stop);
    }

    private async Task CancelAsync(Uri baseUrl)
    {
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        await using var clients = Provide(baseUrl, _ => { });
        foreach (var call in FirstOfEach(clients))
            await RunAsync(call, cancelled.Token);
    }

    private async Task RunAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call(cancellationToken);
            Interlocked.Increment(ref _succeeded);
        }
        catch (Exception e)
        {
            Keep(e);
        }
    }

    private ServiceProvider Provide(Uri baseUrl, Action<ApiClientOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        services.AddHeliosClient(o => Set(o, HeliosCredential.FromApiKey(Bird.Secret)));
        services.AddHeliosClient("session", o => Set(o, HeliosCredential.FromSession(Bird.Secret)));
        services.AddHeliosClient("callback", o => Set(o, HeliosCredential.FromApiKey(_ => new ValueTask<string>($"{Bird.Secret}\n"))));
        services.AddCloudEndureClient(o => Set(o, CloudEndureCredential.FromApiToken(Bird.Secret)));
        services.AddCloudEndureClient("password", o => Set(o, CloudEndureCredential.FromPassword(Bird.Value, Bird.Secret)));
        services.AddBimDataClient(
            o => Set(
                o,
                BimDataCredential.FromClientCredentials(Bird.Value, Bird.Secret, null, new Uri(baseUrl, baseUrl.AbsolutePath + "/token"))));
        services.AddBimDataClient("key", o => Set(o, BimDataCredential.FromApiKey(Bird.Secret)));
        return services.BuildServiceProvider();

        void Set(ApiClientOptions options, Credential credential)
        {
            (options.BaseUrl, options.Credential) = (baseUrl, credential);
            configure(options);
        }
    }

    private static IEnumerable<Func<CancellationToken, Task>> Calls(IServiceProvider clients) =>
    [
        .. CanaryCalls.Of(clients.GetRequiredService<IHeliosClient>()),
        .. CanaryCalls.Of(clients.GetRequiredKeyedService<IHeliosClient>("session")),
        .. CanaryCalls.Of(clients.GetRequiredKeyedService<IHeliosClient>("callback")),
        .. CanaryCalls.Of(clients.GetRequiredService<ICloudEndureClient>()),
        .. CanaryCalls.Of(clients.GetRequiredKeyedService<ICloudEndureClient>("password")),
        .. CanaryCalls.Of(clients.GetRequiredService<IBimDataClient>()),
        .. CanaryCalls.Of(clients.GetRequiredKeyedService<IBimDataClient>("key")),
    ];

    private static IEnumerable<Func<CancellationToken, Task>> FirstOfEach(IServiceProvider clients) =>
    [
        CanaryCalls.Of(clients.GetRequiredService<IHeliosClient>()).First(),
        CanaryCalls.Of(clients.GetRequiredService<ICloudEndureClient>()).First(),
        CanaryCalls.Of(clients.GetRequiredService<IBimDataClient>()).First(),
    ];

    private void Start(params (string Key, string Value)[] settings)
    {
        var section = Configured.Section("Service", [.. settings.DistinctBy(s => s.Key)]);
        using var provider = new ServiceCollection()
            .With(s => s.AddHeliosClient(section))
            .With(s => s.AddCloudEndureClient(section))
            .With(s => s.AddBimDataClient(section))
            .BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception e)
        {
            Keep(e);
        }
    }

    private void Keep(Exception exception)
    {
        foreach (var text in ExceptionTexts.Of(exception))
            _exceptions.Enqueue(text);
    }
}
