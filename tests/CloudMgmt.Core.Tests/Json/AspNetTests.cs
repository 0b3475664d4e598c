using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>An application takes models in requests, with no setting: what one lacks that is required is
/// no failure of the server.</summary>
internal sealed class AspNetTests
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        builder.Services.AddControllers().ConfigureApplicationPartManager(manager =>
        {
            manager.FeatureProviders.Clear();
            manager.FeatureProviders.Add(new OnlyTheController());
        });
        _app = builder.Build();
        _app.MapControllers();
        _app.MapPost("/minimal/widget", (Widget body) => body);
        _app.MapPost("/minimal/gauge", (Gauge body) => body);
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [TestCase("mvc/widget", "{}", 400, "The Name field is required.")]
    [TestCase("mvc/widget", """{"name":null}""", 400, "The Name field is required.")]
    [TestCase("mvc/widget", """{"name":"x","parts":[{"code":"a"},{}]}""", 400, "Parts[1].Code")]
    [TestCase("mvc/widget", """{"name":"x","parts":[{"code":"a"}]}""", 200, """{"name":"x","parts":[{"code":"a"}]}""")]
    [TestCase("mvc/gauge", "{}", 200, "{}")]
    [TestCase("mvc/gauge", """{"count":null}""", 200, """{"count":null}""")]
    [TestCase("minimal/widget", "{}", 200, "{}")]
    [TestCase("minimal/gauge", """{"color":null,"id":null}""", 200, """{"color":null,"id":null}""")]
    public async Task What_a_request_lacks_is_accepted_or_refused(string path, string json, int status, string answer)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(path, content);
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(await response.Content.ReadAsStringAsync(), status == 200 ? Is.EqualTo(answer) : Does.Contain(answer));
    }

    [TestCase("mvc/widget")]
    [TestCase("minimal/widget")]
    public async Task A_large_body_arrives_whole(string path)
    {
        var parts = string.Join(',', Enumerable.Range(0, 2_000).Select(i => $$"""{"code":"part {{i}}","made":{{i}}}"""));
        var json = $$"""{"name":"{{new string('x', 10_000)}}","parts":[{{parts}}]}""";
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(path, content);
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(json));
    }

    [ApiController]
    [Route("mvc")]
    private sealed class BodyController : ControllerBase
    {
        [HttpPost("widget")]
        public Widget Take(Widget body) => body;

        [HttpPost("gauge")]
        public Gauge Take(Gauge body) => body;
    }

    private sealed class OnlyTheController : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
            => feature.Controllers.Add(typeof(BodyController).GetTypeInfo());
    }
}
