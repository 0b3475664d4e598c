using System.Net;
using CloudMgmt.Emulator.BimData;
using CloudMgmt.Emulator.CloudEndure;
using CloudMgmt.Emulator.Documents;
using CloudMgmt.Emulator.Helios;
using CloudMgmt.Emulator.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace CloudMgmt.Emulator;

/// <summary>
/// A server on a free loopback port that plays CloudEndure, Cohesity Helios and BIMData, with state, as their
/// OpenAPI documents say, and beside them services that are answered from their documents alone. Disposing it ends it, together with
/// requests that still wait.
/// </summary>
public sealed class CloudMgmtEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RequestJournal _journal;
    private readonly IReadOnlyList<DocumentModel> _documents;

    private CloudMgmtEmulator(WebApplication app, RequestJournal journal, FaultQueue faults, Models models)
    {
        _app = app;
        _documents = models.Documents;
        _journal = journal;
        Faults = faults;
        BaseUrl = app.Urls.Single();
        CloudEndure = new CloudEndureEmulator(models.CloudEndure, BaseUrl);
        Helios = new HeliosEmulator(models.Helios, BaseUrl);
        BimData = new BimDataEmulator(models.BimData, BaseUrl);
    }

    /// <summary>Scheme, host and port; the services live in paths below.</summary>
    public string BaseUrl { get; }

    /// <summary>Where CloudEndure is, and what it holds from the start.</summary>
    public CloudEndureEmulator CloudEndure { get; }

    /// <summary>Where Cohesity Helios is, and what it holds from the start.</summary>
    public HeliosEmulator Helios { get; }

    /// <summary>Where BIMData is, and what it holds from the start.</summary>
    public BimDataEmulator BimData { get; }

    /// <summary>
    /// Gives the base URL of a service that is answered from its document alone: with its examples, or with what its schemas describe. It
    /// takes any credential and remembers nothing; a request that the document does not allow is 400, and the journal says why.
    /// </summary>
    /// <param name="api">The name in build/apis.json, such as <c>petstore</c>.</param>
    /// <returns>The base URL for a client.</returns>
    /// <exception cref="ArgumentException">There is no such service.</exception>
    public string Document(string api)
        => _documents.FirstOrDefault(model => model.Name == api) is { } found ? BaseUrl + found.BasePath
            : throw new ArgumentException(
                $"There is no service '{api}' that is answered from its document; there are: {string.Join(", ", _documents.Select(model => model.Name))}.",
                nameof(api));

    /// <summary>The requests so far, in the order of their arrival: a copy that does not change.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _journal.Snapshot();

    /// <summary>Scripted faults for the requests to come.</summary>
    public FaultQueue Faults { get; }

    /// <summary>Starts a server of its own, with a state of its own.</summary>
    public static async Task<CloudMgmtEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        var models = new Models(new CloudEndureModel(options), new HeliosModel(options), new BimDataModel(options), DocumentModel.All());
        var (journal, faults) = (new RequestJournal(), new FaultQueue(models.HaveOperation));
        var app = CreateServer();
        app.Run(new EmulatorPipeline(models.Host(options), journal, faults, options, app.Lifetime.ApplicationStopping).HandleAsync);
        await app.StartAsync(cancellationToken);
        return new CloudMgmtEmulator(app, journal, faults, models);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Stopping first releases the requests that a fault still holds.
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>An empty builder reads no settings of the host process, such as ASPNETCORE_URLS, and logs nothing.</summary>
    private static WebApplication CreateServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A body that is too large breaks the connection in the midst of the request, with no word to the client.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port: 0);
        });
        return builder.Build();
    }

    private sealed record Models(
        CloudEndureModel CloudEndure, HeliosModel Helios, BimDataModel BimData, IReadOnlyList<DocumentModel> Documents)
    {
        private IEnumerable<ServiceModel> All => new ServiceModel[] { CloudEndure, Helios, BimData }.Concat(Documents);

        public IReadOnlyList<ServiceHost> Host(EmulatorOptions options) => [.. All.Select(model => new ServiceHost(model, options))];

        // One after the other: a large document is read only for an operation that no other has.
        public bool HaveOperation(string id)
            => All.Any(model => model.ExtraRoutes.Any(extra => extra.OperationId == id) || model.Spec.Operations.Any(o => o.Id == id));
    }
}
