using System.Globalization;

namespace CloudMgmt.BimData.Tests.Support;

/// <summary>An emulator and a clock for each test, with a client of the app over loopback HTTP.</summary>
internal abstract class LiveTest
{
    private readonly List<BimDataClient> _clients = [];

    protected const long UnknownId = 999_999_999;

    protected ManualTimeProvider Clock { get; private set; } = null!;

    protected CloudMgmtEmulator Server { get; private set; } = null!;

    protected BimDataEmulator BimData => Server.BimData;

    /// <summary>A client with a fixed access token.</summary>
    protected IBimDataClient Client { get; private set; } = null!;

    /// <summary>The id of the seeded cloud, as some operations want it.</summary>
    protected string CloudPk => Text(BimData.CloudId);

    protected int TokenRequests => Server.Requests.Count(request => request.OperationId == "Token");

    /// <summary>Set by a test that breaks the specification on purpose.</summary>
    protected bool ExpectsViolations { get; set; }

    [SetUp]
    public async Task StartAsync()
    {
        ExpectsViolations = false;
        Clock = new ManualTimeProvider();
        Server = await CloudMgmtEmulator.StartAsync(CreateOptions());
        Client = Connect(BimDataCredential.FromAccessToken(BimData.AccessToken));
    }

    [TearDown]
    public async Task StopAsync()
    {
        _clients.ForEach(client => client.Dispose());
        _clients.Clear();
        await Server.DisposeAsync();
        var violations = Server.Requests.SelectMany(request => request.ValidationErrors);
        Assert.That(violations, ExpectsViolations ? Is.Not.Empty : Is.Empty, "requests or answers that break the specification");
    }

    protected virtual EmulatorOptions CreateOptions() => new() { TimeProvider = Clock };

    protected IBimDataClient Connect(Credential? credential)
    {
        var client = new BimDataClient(new BimDataClientOptions { BaseUrl = new Uri(BimData.BaseUrl), Credential = credential, TimeProvider = Clock });
        _clients.Add(client);
        return client;
    }

    protected static string Text(long? id) => id!.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The call fails with the documented error of all codes but 400; its message names call, status and detail.</summary>
    protected static ApiException<Error> AssertFails(int status, Func<Task> call)
    {
        var thrown = Assert.ThrowsAsync<ApiException<Error>>(call)!;
        Assert.Multiple(() =>
        {
            Assert.That(thrown.StatusCode, Is.EqualTo(status));
            Assert.That(thrown.Error.Detail, Is.Not.Empty);
            Assert.That(thrown.Message, Does.EndWith($" answered {status}: {thrown.Error.Detail}"));
            Assert.That(thrown.IsUnauthorized, Is.EqualTo(status == 401));
            Assert.That(thrown.IsForbidden, Is.EqualTo(status == 403));
            Assert.That(thrown.IsNotFound, Is.EqualTo(status == 404));
            Assert.That(thrown.IsRateLimited, Is.EqualTo(status == 429));
        });
        return thrown;
    }

    /// <summary>The call is refused for one property of its body.</summary>
    protected static ApiException<ValidationError> AssertInvalid(string property, Func<Task> call)
    {
        var thrown = Assert.ThrowsAsync<ApiException<ValidationError>>(call)!;
        Assert.Multiple(() =>
        {
            Assert.That(thrown.StatusCode, Is.EqualTo(400));
            Assert.That(thrown.IsValidationError, Is.True);
            Assert.That(thrown.Error.Fields.Keys, Is.EqualTo([property]));
            Assert.That(thrown.Error.Fields[property].Single(), Is.Not.Empty);
            Assert.That(thrown.Message, Does.EndWith($" answered 400: {property}: {thrown.Error.Fields[property].Single()}"));
        });
        return thrown;
    }
}
