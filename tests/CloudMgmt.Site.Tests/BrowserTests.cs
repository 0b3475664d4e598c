using Microsoft.Playwright;
using NUnit.Framework;

namespace CloudMgmt.Site.Tests;

/// <summary>The site in headless Chromium: as wide as a telephone, in the light and in the dark, and searched.</summary>
internal sealed class BrowserTests
{
    private const string Missing
        = "There is no Chromium on this machine, in which the site could be looked at. On Debian or Ubuntu: apt-get install chromium.";

    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    // Chromium would ask hosts of its makers.
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    // One of the reference of each package; they are all made alike.
    private static readonly string[] Reference =
    [
        "api/CloudMgmt.Core.ApiException.html", "api/CloudMgmt.Helios.IHeliosClient.html",
        "api/CloudMgmt.BimData.BimDataClientOptions.html", "api/CloudMgmt.CloudEndure.AuditLogRow.html",
        "api/CloudMgmt.Emulator.FaultQueue.html",
    ];

    // Those of a kind have the same colours.
    private static readonly string[] OneOfEachKind =
    [
        "index.html", "tasks/AspNetApplication.html", "packages/core.html", "operations/helios/GetUsers.html", "contract-diff/rules.html",
        "contract-diff/agreement.html", "help/benchmarks.html", "changelog.html", .. Reference,
    ];

    private static readonly string[] Written = [.. SiteServer.Pages.Where(page => !page.StartsWith("api/", StringComparison.Ordinal))];

    private SiteServer _server = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        var program = Places.FirstOrDefault(File.Exists);
        if (program is null)
            Assert.Ignore(Missing);
        _server = await SiteServer.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Quiet });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Test]
    public async Task Every_page_fits_a_telephone()
        => Assert.That(await ProblemsOf([.. Written, .. Reference], 390, ColorScheme.Light), Is.Empty);

    [Test]
    public async Task Every_kind_of_page_can_be_read_in_the_dark()
        => Assert.That(await ProblemsOf(OneOfEachKind, 1280, ColorScheme.Dark), Is.Empty);

    [Test]
    public async Task What_is_wide_or_pale_is_seen()
    {
        var page = await NewPage(390, ColorScheme.Light);
        await page.SetContentAsync(
            """<html data-bs-theme="dark"><article><p style="width: 600px; color: #777; background: #999">x</p></article></html>""");

        Assert.That(
            await page.EvaluateAsync<string[]>(Look),
            Has.Some.EndsWith(" pixels of 390").And.Some.EqualTo("dark, not light").And.Some.Contains("a contrast of 1.6"));
    }

    [TestCase("GetUsers", "operations/helios/GetUsers.html")]
    [TestCase("UpdateCloud", "operations/bimdata/UpdateCloud.html")]
    [TestCase("GetProjectAuditLog", "operations/cloudendure/GetProjectAuditLog.html")]
    [TestCase("proxy", "tasks/BehindAProxy.html")]
    [TestCase("response-property-removed", "contract-diff/rules.html")]
    public async Task Search_finds_what_has_a_name(string words, string path)
    {
        var page = await NewPage(1280, ColorScheme.Light);
        await Show(page, "index.html");

        await page.Locator("#search-query:enabled").FillAsync(words);
        // Its page opens in another tab.
        var opened = await page.RunAndWaitForPopupAsync(() => page.Locator($"#search-results a[href*='{path}?']").First.ClickAsync());

        Assert.That(new Uri(opened.Url).AbsolutePath, Is.EqualTo("/" + path));
    }

    // What does not fit, can hardly be read, is missing, or is an error to the browser.
    private async Task<List<string>> ProblemsOf(IEnumerable<string> paths, int width, ColorScheme scheme)
    {
        var problems = new List<string>();
        var page = await NewPage(width, scheme);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                problems.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => problems.Add($"{page.Url}: {error}");
        page.RequestFailed += (_, request) => problems.Add($"{page.Url}: {request.Url} failed");
        page.Response += (_, answer) =>
        {
            if (!answer.Ok && answer.Status != 304)
                problems.Add($"{page.Url}: {answer.Url} answered {answer.Status}");
        };

        foreach (var path in paths)
        {
            await Show(page, path);
            problems.AddRange((await page.EvaluateAsync<string[]>(Look)).Select(problem => $"{path}: {problem}"));
        }

        return problems;
    }

    private async Task<IPage> NewPage(int width, ColorScheme scheme)
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
        // As long as a busy machine may need.
        context.SetDefaultTimeout(120_000);
        // A site without the network of others: whatever it asks for elsewhere is a failed request.
        await context.RouteAsync(
            url => !url.StartsWith(_server.Address.AbsoluteUri, StringComparison.Ordinal), route => route.AbortAsync());
        return await context.NewPageAsync();
    }

    private async Task Show(IPage page, string path)
    {
        await page.GotoAsync(new Uri(_server.Address, path).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        // The script of the site has laid out the page: the bar at the top is its work.
        await page.Locator("#navbar a").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    // What does not fit, and text that hardly differs from what it stands on (WCAG asks for a contrast of 4.5).
    private const string Look = """
        () => {
          const problems = [];
          const root = document.documentElement;
          if (root.scrollWidth > root.clientWidth)
            problems.push(`${root.scrollWidth} pixels of ${root.clientWidth}`);
          // Of a larger one the bar grows, or it spills.
          const logo = document.getElementById("logo")?.offsetHeight;
          if (logo > 48)
            problems.push(`a logo of ${logo} pixels`);
          const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
          if (root.dataset.bsTheme !== scheme)
            problems.push(`${root.dataset.bsTheme}, not ${scheme}`);
          const parse = color => color.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = element => {
            for (; element; element = element.parentElement) {
              const color = parse(getComputedStyle(element).backgroundColor);
              if (color.length < 4 || color[3] === 1)
                return color;
            }
            return [255, 255, 255];
          };
          const seen = new Set();
          const texts = ["p", "li", "td", "th", "h1", "h2", "a", "code", "text"].map(name => `article ${name}`).join();
          for (const element of document.querySelectorAll(texts)) {
            if (!element.getClientRects().length || !element.textContent.trim())
              continue;
            const style = getComputedStyle(element);
            const [text, below] = [parse(element instanceof SVGElement ? style.fill : style.color), ground(element)];
            const [dim, bright] = [light(text), light(below)].sort((a, b) => a - b);
            const contrast = (bright + 0.05) / (dim + 0.05);
            const what = `${element.localName} of ${text} on ${below} has a contrast of ${contrast.toFixed(1)}`;
            if (contrast < 4.5 && !seen.has(what))
              problems.push(what);
            seen.add(what);
          }
          if (seen.size === 0)
            problems.push("no text");
          return problems;
        }
        """;
}
