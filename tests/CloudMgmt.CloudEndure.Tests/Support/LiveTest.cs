namespace CloudMgmt.CloudEndure.Tests.Support;

/// <summary>An emulator and a clock for each test, with a client of the account owner over loopback HTTP.</summary>
internal abstract class LiveTest
{
    private readonly List<CloudEndureClient> _clients = [];

    protected const string UnknownId = "00000000-0000-0000-0000-00000000dead";

    protected ManualTimeProvider Clock { get; private set; } = null!;

    protected CloudMgmtEmulator Server { get; private set; } = null!;

    protected ICloudEndureClient Client { get; private set; } = null!;

    protected IEnumerable<string?> Operations => Server.Requests.Select(request => request.OperationId);

    protected int Logins => Operations.Count(operation => operation == "Login");

    /// <summary>What the emulator has against the requests; empty unless a test sends something wrong on purpose.</summary>
    protected string[] ValidationErrors => [.. Server.Requests.SelectMany(request => request.ValidationErrors)];

    [SetUp]
    public async Task StartAsync()
    {
        Clock = new ManualTimeProvider();
        Server = await CloudMgmtEmulator.StartAsync(CreateOptions());
        Client = Connect(CloudEndureCredential.FromApiToken(Server.CloudEndure.UserApiToken));
    }

    [TearDown]
    public async Task StopAsync()
    {
        _clients.ForEach(client => client.Dispose());
        var errors = ValidationErrors;
        await Server.DisposeAsync();
        Assert.That(errors, Is.Empty, "requests or answers that break the specification");
    }

    protected virtual EmulatorOptions CreateOptions() => new() { TimeProvider = Clock };

    protected ICloudEndureClient Connect(Credential? credential, HttpMessageHandler? handler = null)
    {
        var client = new CloudEndureClient(new CloudEndureClientOptions
        {
            BaseUrl = new Uri(Server.CloudEndure.BaseUrl),
            Credential = credential,
            HttpMessageHandler = handler,
            TimeProvider = Clock,
        });
        _clients.Add(client);
        return client;
    }

    protected ICloudEndureClient ConnectAs(string username) => Connect(CloudEndureCredential.FromPassword(username, Server.CloudEndure.Password));

    /// <summary>The call fails with the documented error; its message names call, status, code and message.</summary>
    protected static ApiException<Error> AssertFails(int status, string code, Func<Task> call)
    {
        var thrown = Assert.ThrowsAsync<ApiException<Error>>(call)!;
        Assert.Multiple(() =>
        {
            Assert.That(thrown.StatusCode, Is.EqualTo(status));
            Assert.That(thrown.Error.Code, Is.EqualTo(code));
            Assert.That(thrown.Error.Message, Is.Not.Empty);
            Assert.That(thrown.Message, Does.EndWith($" answered {status}: {code}: {thrown.Error.Message}"));
            Assert.That(thrown.IsUnauthorized, Is.EqualTo(status == 401));
            Assert.That(thrown.IsForbidden, Is.EqualTo(status == 403));
            Assert.That(thrown.IsNotFound, Is.EqualTo(status == 404));
            Assert.That(thrown.IsValidationError, Is.EqualTo(status is 400 or 422));
            Assert.That(thrown.IsRateLimited, Is.EqualTo(status == 429));
        });
        return thrown;
    }
}
