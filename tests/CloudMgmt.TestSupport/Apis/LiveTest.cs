using CloudMgmt.Core;
using CloudMgmt.Emulator;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>A test over loopback HTTP, with a server, a state and a clock of its own.</summary>
/// <typeparam name="TApi">The API.</typeparam>
/// <typeparam name="TClient">The client as the tests see it.</typeparam>
public abstract class LiveTest<TApi, TClient> : ApiTest<TApi>
    where TApi : IApi
    where TClient : class
{
    private readonly List<ApiClient> _clients = [];

    protected ManualTimeProvider Clock { get; private set; } = null!;

    protected CloudMgmtEmulator Server { get; private set; } = null!;

    /// <summary>A client with a credential that works.</summary>
    protected TClient Client { get; private set; } = null!;

    /// <summary>How many violations of the document the test provokes on purpose.</summary>
    protected int ExpectedViolations { get; set; }

    [SetUp]
    public async Task StartAsync()
    {
        ExpectedViolations = 0;
        Clock = new ManualTimeProvider();
        Server = await CloudMgmtEmulator.StartAsync(CreateOptions());
        Client = Connect(TApi.CreateCredential(Server));
    }

    [TearDown]
    public async Task StopAsync()
    {
        _clients.ForEach(client => client.Dispose());
        _clients.Clear();
        await Server.DisposeAsync();
        var violations = Server.Requests.SelectMany(request => request.ValidationErrors).ToList();
        Assert.That(
            violations,
            Has.Count.EqualTo(ExpectedViolations),
            "requests or answers break the specification: " + string.Join("; ", violations));
    }

    protected virtual EmulatorOptions CreateOptions() => new() { TimeProvider = Clock };

    protected TClient Connect(Credential? credential, Action<ApiClientOptions>? configure = null)
    {
        var options = TApi.CreateOptions();
        (options.BaseUrl, options.Credential, options.TimeProvider) = (new Uri(TApi.BaseUrl(Server)), credential, Clock);
        configure?.Invoke(options);
        var client = TApi.CreateClient(options);
        _clients.Add(client);
        return (TClient)(object)client;
    }

    /// <summary>How often an operation arrived.</summary>
    protected int Arrived(string operationId) => Server.Requests.Count(request => request.OperationId == operationId);
}
