using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;

namespace CloudMgmt.Helios.Tests;

/// <summary>
/// An ASP.NET Core application that hands on what the service sends and takes what the service is to get, by a controller and by a minimal
/// API, without a setting.
/// </summary>
internal sealed class WebApplicationTests
{
    private const string User = """
        {"description":"caf\u00e9","effectiveTimeMsecs":1735689600000,"locked":false,"roles":["A",null],"lockedReason":"SomethingNew","s3AccountParams":{"s3AccountId":"x","more":[1.50,12345678901234567890]},"sid":"S-1-5","tenantId":null,"later":{"deep":[{"a":null},[],"2025-03-01T12:00:00+02:00"],"b":1e400},"text":"x","flag":true}
        """;

    private const string Change = """
        {"description":null,"expiryTimeMsecs":0,"restricted":true,"roles":[],"localUserParams":{"email":"a@b.c"},"own":{"deep":[{"a":[1.50]},null]}}
        """;

    private readonly CannedService _service = new();
    private WebApplication _app = null!;
    private HttpClient _browser = null!;

    // The characters themselves, as ASP.NET Core writes them; the constant is easier to compare by eye.
    private static string Served => User.Replace("\\u00e9", "é", StringComparison.Ordinal);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IHeliosClient>(
            new HeliosClient(new HeliosClientOptions { HttpMessageHandler = _service, Retry = { MaxRetries = 0 } }));
        builder.Services.AddControllers().ConfigureApplicationPartManager(manager =>
        {
            manager.FeatureProviders.Clear();
            manager.FeatureProviders.Add(new OnlyUsers());
        });
        _app = builder.Build();
        _app.MapControllers();
        _app.MapGet("/minimal/users/{sid}", async (string sid, IHeliosClient helios) => await helios.GetUserAsync(sid));
        _app.MapPut(
            "/minimal/users/{sid}",
            async (string sid, UpdateUserParameters body, IHeliosClient helios) => await helios.UpdateUserAsync(sid, body));
        _app.MapPost("/minimal/echo", (UserParams body) => body);
        _app.MapPost("/minimal/page", (UsersPage body) => body);
        await _app.StartAsync();
        _browser = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
        _service.Dispose();
    }

    [Test]
    public async Task A_model_is_served_as_the_service_sent_it([Values("mvc", "minimal")] string way)
    {
        _service.Answer = User;
        Assert.That(await _browser.GetByteArrayAsync($"{way}/users/S-1"), Is.EqualTo(Encoding.UTF8.GetBytes(Served)));
    }

    [Test]
    public async Task A_model_is_sent_on_as_it_was_taken([Values("mvc", "minimal")] string way)
    {
        _service.Answer = User;
        using var response = await _browser.PutAsync($"{way}/users/S-1", Json(Change));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(Encoding.UTF8.GetBytes(Served)));
        Assert.That(_service.LastBody, Is.EqualTo(Encoding.UTF8.GetBytes(Change)));
    }

    [Test]
    public async Task Nothing_that_is_posted_is_a_failure_of_the_server(
        [Values("mvc", "minimal")] string way,
        [Values(
            "{}", User, """{"roles":1}""", "[]", "1", "null", "", "{", """{"later":{"a":[{}]},"more":[{},[[1]],null]}""",
            """{"s3AccountParams":{}}""")] string json)
    {
        using var response = await _browser.PostAsync($"{way}/echo", Json(json));
        var answer = await response.Content.ReadAsStringAsync();
        if (response.StatusCode == HttpStatusCode.OK)
            Assert.That(answer, Is.EqualTo(json == User ? Served : json));
        else
            Assert.That((int)response.StatusCode, Is.EqualTo(400).Or.EqualTo(204), answer);
    }

    [Test]
    public async Task Models_stand_in_types_of_the_application([Values("mvc", "minimal")] string way)
    {
        var page = $$"""{"users":[{{Served}},null],"byReason":{"SomethingNew":{"sid":"S-1"},"":null},"reason":"SomethingNew","none":null}""";
        using var response = await _browser.PostAsync($"{way}/page", Json(page));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(page));
    }

    [Test]
    public async Task A_controller_takes_an_enumeration_from_the_query()
        => Assert.That(await _browser.GetStringAsync("mvc/reason?reason=SomethingNew"), Is.EqualTo("\"SomethingNew\""));

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private sealed class CannedService : HttpMessageHandler
    {
        public string Answer { get; set; } = "{}";

        public byte[]? LastBody { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            LastBody = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = Json(Answer), RequestMessage = request };
        }
    }

    private sealed class OnlyUsers : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
            => feature.Controllers.Add(typeof(UsersController).GetTypeInfo());
    }
}
