using CloudMgmt.Emulator;
using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests.Support;

/// <summary>A test over loopback HTTP, with a server, a state and a clock of its own.</summary>
internal abstract class LiveTest
{
    private readonly List<HeliosClient> _clients = [];

    protected ManualTimeProvider Clock { get; private set; } = null!;

    protected CloudMgmtEmulator Server { get; private set; } = null!;

    protected HeliosEmulator Helios => Server.Helios;

    /// <summary>A client with the API key of the administrator.</summary>
    protected IHeliosClient Client => _clients[0];

    /// <summary>How many violations of the document the test provokes on purpose.</summary>
    protected int ExpectedViolations { get; set; }

    [SetUp]
    public async Task StartAsync()
    {
        ExpectedViolations = 0;
        Clock = new ManualTimeProvider();
        Server = await CloudMgmtEmulator.StartAsync(CreateOptions());
        Connect(HeliosCredential.FromApiKey(Helios.ApiKey));
    }

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        _clients.Clear();
        await Server.DisposeAsync();
        Assert.That(Server.Requests.SelectMany(request => request.ValidationErrors).ToList(), Has.Count.EqualTo(ExpectedViolations));
    }

    protected HeliosClient Connect(Credential? credential, TimeSpan? timeout = null)
    {
        var options = new HeliosClientOptions { BaseUrl = new Uri(Helios.BaseUrl), Credential = credential, TimeProvider = Clock };
        if (timeout is { } limit)
            options.Timeout = limit;
        var client = new HeliosClient(options);
        _clients.Add(client);
        return client;
    }

    protected virtual EmulatorOptions CreateOptions() => new() { TimeProvider = Clock };

    /// <summary>The typed error that a call must end with.</summary>
    protected static ApiException<Error> FailureOf(Func<Task> call) => Assert.ThrowsAsync<ApiException<Error>>(() => call())!;
}
