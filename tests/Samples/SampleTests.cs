using System.Diagnostics;
using System.Net;
using System.Text;
using CloudMgmt.BimData;
using CloudMgmt.CloudEndure;
using CloudMgmt.Emulator;
using CloudMgmt.Helios;
using NUnit.Framework;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CloudMgmt.Samples;

/// <summary>Runs each sample against the emulator; those that are tests run by themselves.</summary>
internal sealed class SampleTests
{
    private CloudMgmtEmulator _server = null!;
    private HeliosClient _helios = null!;

    [SetUp]
    public async Task Start()
    {
        _server = await CloudMgmtEmulator.StartAsync();
        _helios = new(Options(new Uri(_server.Helios.BaseUrl)));
    }

    [TearDown]
    public async Task Stop()
    {
        _helios.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Users_are_listed_and_a_group_is_made_once()
    {
        var (first, second) = (new StringWriter(), new StringWriter());

        await ListUsersAndCreateAGroup.RunAsync(_helios, first);
        await ListUsersAndCreateAGroup.RunAsync(_helios, second);

        Assert.That(first.ToString(), Does.Contain($"({_server.Helios.AdminSid})").And.Contain("made night-shift"));
        Assert.That(second.ToString(), Does.Contain("it is there already: group night-shift exists already in LOCAL"));
    }

    [Test]
    public async Task A_source_is_added_to_those_that_are_there()
    {
        await ReadChangeWrite.RunAsync(_helios, _server.Helios.ViewerSid, 7);
        await ReadChangeWrite.RunAsync(_helios, _server.Helios.ViewerSid, 8);

        var assigned = await _helios.GetPrincipalSourcesAsync(_server.Helios.ViewerSid);
        Assert.That(assigned.SourceIds, Is.SupersetOf([7L, 8L]));
    }

    [Test]
    public async Task One_field_is_sent()
    {
        using var client = new BimDataClient(new BimDataClientOptions
        {
            BaseUrl = new Uri(_server.BimData.BaseUrl),
            Credential = BimDataCredential.FromAccessToken(_server.BimData.AccessToken),
        });

        Assert.That(await ChangeOneField.RunAsync(client, _server.BimData.CloudId), Is.EqualTo("Harbour bridge"));
        Assert.That(_server.Requests[^1].Body, Is.EqualTo("""{"name":"Harbour bridge"}"""));
    }

    [Test]
    public async Task A_year_is_exported()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "audit.csv");
            var end = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);
            _server.CloudEndure.AddAuditLogEntry(end.AddDays(-1), "tested", "=1+1");
            using var client = new CloudEndureClient(new CloudEndureClientOptions
            {
                BaseUrl = new Uri(_server.CloudEndure.BaseUrl),
                Credential = CloudEndureCredential.FromPassword(_server.CloudEndure.Username, _server.CloudEndure.Password),
            });

            var entries = await ExportAYear.RunAsync(client, _server.CloudEndure.ProjectId, end, path, TextWriter.Null);

            var bytes = await File.ReadAllBytesAsync(path);
            Assert.That(entries, Is.EqualTo(1));
            Assert.That(bytes.Take(3), Is.EqualTo(Encoding.UTF8.GetPreamble()));
            Assert.That(Encoding.UTF8.GetString(bytes), Does.Contain(",tested,\"'=1+1\","));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task A_cluster_that_refuses_leaves_the_others()
    {
        _server.Faults.Enqueue(request => request.Headers["accessClusterId"] == "2", Fault.Answer(404));

        var counts = await ManyClusters.CountUsersAsync(_helios, [1, 2, 3]);

        Assert.That(counts[2], Is.Null);
        Assert.That(counts[1], Is.Positive.And.EqualTo(counts[3]));
    }

    [Test]
    public async Task An_application_serves_models_and_its_health()
    {
        await using var application = await StartApplicationAsync();
        using var http = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };

        var health = await http.GetStringAsync("/health");
        var user = await http.GetStringAsync($"/users/{_server.Helios.AdminSid}");
        using var missing = await http.GetAsync("/users/S-0");
        using var made = await http.PostAsync("/groups/night-shift", null);
        using var madeAgain = await http.PostAsync("/groups/night-shift", null);
        _server.Faults.Enqueue("GetTenantAccess", Fault.Answer(403));
        using var ill = await http.GetAsync("/health");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(health, Is.EqualTo("Healthy"));
            Assert.That(user, Does.Contain($"\"sid\":\"{_server.Helios.AdminSid}\"").And.Not.Contain("isKnown"));
            Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(madeAgain.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(ill.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        }
    }

    [Test]
    public async Task An_application_repeats_a_get_and_no_post()
    {
        await using var application = await StartApplicationAsync();
        using var http = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
        _server.Faults.Enqueue("GetUser", Fault.Answer(503).WithHeader("Retry-After", "0"));
        _server.Faults.Enqueue("CreateGroup", Fault.Answer(503).WithHeader("Retry-After", "0"));

        using var user = await http.GetAsync($"/users/{_server.Helios.AdminSid}");
        using var group = await http.PostAsync("/groups/night-shift", null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(group.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(_server.Requests.Select(request => request.OperationId), Is.EqualTo(["GetUser", "GetUser", "CreateGroup"]));
        }
    }

    [Test]
    public async Task A_call_of_an_application_is_in_its_traces_and_metrics()
    {
        var (spans, metrics) = (new List<Activity>(), new List<Metric>());
        await using var application = await StartApplicationAsync(services => services
            .ConfigureOpenTelemetryTracerProvider(traces => traces.AddInMemoryExporter(spans))
            .ConfigureOpenTelemetryMeterProvider(meters => meters.AddInMemoryExporter(metrics)));
        using var http = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };

        await http.GetStringAsync($"/users/{_server.Helios.AdminSid}");
        // The span of the request ends after its answer has arrived; to stop waits for it.
        await application.StopAsync();
        application.Services.GetRequiredService<TracerProvider>().ForceFlush();
        application.Services.GetRequiredService<MeterProvider>().ForceFlush();

        // The emulator has spans too, and so do the calls of the tests beside this one.
        var call = spans.Single(span => span is { Source.Name: "CloudMgmt", Parent: not null });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.DisplayName, Is.EqualTo("GET /users/{sid}"));
            Assert.That(spans, Has.One.Matches<Activity>(span => span.SpanId == call.ParentSpanId && span.Kind == ActivityKind.Server));
            Assert.That(metrics.Select(metric => metric.Name), Does.Contain("cloudmgmt.client.operation.duration"));
        }
    }

    // The emulator plays the proxy, which is asked for a whole address.
    [Test]
    public async Task A_call_goes_to_the_proxy()
    {
        var options = Options(new Uri("http://helios.example/v2"));
        options.AllowInsecureHttp = true;
        using var client = new HeliosClient(BehindAProxy.With(options, new Uri(_server.BaseUrl)));
        _server.Faults.Enqueue(Fault.Answer(200, """{"users":[{"sid":"S-1"}]}"""));

        Assert.That((await client.GetUsersAsync()).Users, Has.Count.EqualTo(1));
        Assert.That(_server.Requests.Single().Path, Is.EqualTo("http://helios.example/v2/users"));
    }

    private async Task<WebApplication> StartApplicationAsync(Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            [new("Helios:BaseUrl", _server.Helios.BaseUrl), new("Helios:ApiKey", _server.Helios.ApiKey)]);
        change?.Invoke(builder.Services);
        var application = AspNetApplication.Build(builder);
        await application.StartAsync();
        return application;
    }

    private HeliosClientOptions Options(Uri address)
        => new() { BaseUrl = address, Credential = HeliosCredential.FromApiKey(_server.Helios.ApiKey) };
}
