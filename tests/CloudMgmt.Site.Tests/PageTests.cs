using CloudMgmt.Build;
using CloudMgmt.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace CloudMgmt.Site.Tests;

/// <summary>Each task page, followed to the letter with the packed packages; the emulator stands for the services.</summary>
internal sealed class PageTests
{
    private const string First = "tasks/GetPackagesAndAKey.md";

    private static readonly Repository Repository = Repository.Find(AppContext.BaseDirectory);

    private static readonly IReadOnlyDictionary<string, string> Pages = new SiteTasks(Repository).All;

    /// <summary>A part of what each page ends in.</summary>
    private static readonly Dictionary<string, string> Ends = new()
    {
        [First] = "(S-1-",
        ["tasks/AspNetApplication.md"] = "Build succeeded",
        ["tasks/BehindAProxy.md"] = "5",
        ["tasks/ChangeOneField.md"] = "Harbour bridge",
        ["tasks/ExportAYear.md"] = "(100 %)",
        ["tasks/FromFSharp.md"] = "made night-shift",
        ["tasks/FromPowerShell.md"] = "made night-shift",
        ["tasks/FromVisualBasic.md"] = "made night-shift",
        ["tasks/ListUsersAndCreateAGroup.md"] = "made night-shift",
        ["tasks/ManyClusters.md"] = "3: 2",
        ["tasks/OnNetFramework.md"] = "Build succeeded",
        ["tasks/OwnDocument.md"] = "Bertha: 7.5 m",
        ["tasks/ReadChangeWrite.md"] = "",
        ["tasks/TestWithMoq.md"] = "Passed!  - Failed:     0, Passed:     2",
        ["tasks/TestWithTheEmulator.md"] = "Passed!  - Failed:     0, Passed:     2",
        ["tasks/TestWithXunit.md"] = "Passed!  - Failed:     0, Passed:     1",
    };

    private readonly Dictionary<string, string?> _settings = [];

    private CloudMgmtEmulator _server = null!;
    private WebApplication _boats = null!;
    private Newcomer _newcomer = null!;
    private string _first = "";

    // The other pages begin where the first one ends: NuGet knows the packages.
    [OneTimeSetUp]
    public async Task FollowFirst()
    {
        await StartBoats();
        _newcomer = new(Repository, _settings);
        _newcomer.TakeFeeds();
        await StartServices();
        _first = _newcomer.Follow(First, Pages[First]);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _newcomer.Dispose();
        await _server.DisposeAsync();
        await _boats.DisposeAsync();
    }

    // Each page finds the services as they are at the beginning.
    [SetUp]
    public async Task StartServices()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _server = await CloudMgmtEmulator.StartAsync();
        _settings["HELIOS_BASE_URL"] = _server.Helios.BaseUrl;
        _settings["HELIOS_API_KEY"] = _server.Helios.ApiKey;
        _settings["BIMDATA_BASE_URL"] = _server.BimData.BaseUrl;
        _settings["BIMDATA_ACCESS_TOKEN"] = _server.BimData.AccessToken;
        _settings["CLOUDENDURE_BASE_URL"] = _server.CloudEndure.BaseUrl;
        _settings["CLOUDENDURE_USERNAME"] = _server.CloudEndure.Username;
        _settings["CLOUDENDURE_PASSWORD"] = _server.CloudEndure.Password;
        _settings["PROJECT"] = _server.CloudEndure.ProjectId;
    }

    [Test]
    public void Every_page_is_followed() => Assert.That(Ends.Keys, Is.EquivalentTo(Pages.Keys));

    [TestCaseSource(nameof(Ends))]
    public void A_page_leads_where_it_says(KeyValuePair<string, string> page)
        => Assert.That(page.Key == First ? _first : _newcomer.Follow(page.Key, Pages[page.Key]), Does.Contain(page.Value));

    // A service that only the page on documents of one's own knows, and a proxy that answers all by itself.
    private async Task StartBoats()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _boats = builder.Build();
        _boats.MapGet(
            "/boats",
            (HttpRequest request, string harbour) => request.Headers["X-Key"] == "secret" && harbour == "Sassnitz"
                ? Results.Json(new[] { new { name = "Bertha", length = 7.5 } })
                : Results.Unauthorized());
        _boats.MapFallback(() => Results.Json(new { users = new object[] { new(), new(), new(), new(), new() } }));
        await _boats.StartAsync();
        _settings["BOATS_BASE_URL"] = _settings["MY_PROXY"] = _boats.Urls.Single();
        _settings["BOATS_KEY"] = "secret";
    }
}
