using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

/// <summary>The page in a browser.</summary>
public sealed class HtmlPageTests
{
    private const int Desktop = 1280;
    private const int Phone = 390;
    private const string Headings = "return visible('.change h4').map(heading => heading.textContent).join('|');";

    private static readonly string Page = new HtmlFormat().Write(SampleChanges.Mixed);

    private Browser _browser = null!;

    [OneTimeSetUp]
    public void Open() => _browser = Browser.Open();

    [OneTimeTearDown]
    public void Close() => _browser?.Dispose();

    [TestCase("", "breaking GET /users is gone.|breaking The operationId changed from 'a' to 'b'.|compatible POST /users is new.|risky The pattern changed.")]
    [TestCase("wire=breaking", "breaking GET /users is gone.")]
    [TestCase("source=breaking", "breaking The operationId changed from 'a' to 'b'.")]
    [TestCase("wire=risky&binary=compatible", "risky The pattern changed.")]
    [TestCase("operation=POST%20/users", "breaking The operationId changed from 'a' to 'b'.|compatible POST /users is new.|risky The pattern changed.")]
    [TestCase("text=PATTERN+changed", "risky The pattern changed.")]
    [TestCase("text=BAsync", "breaking The operationId changed from 'a' to 'b'.")]
    [TestCase("approval=approved", "")]
    [TestCase("wire=unknown", "breaking GET /users is gone.|breaking The operationId changed from 'a' to 'b'.|compatible POST /users is new.|risky The pattern changed.")]
    public void TheAddressPresetsTheFilters(string fragment, string expected) => Assert.That(_browser.Run(Page, fragment, Desktop, Headings), Is.EqualTo(expected));

    [Test]
    public void TheFiltersWork()
    {
        const string script = """
            const counts = [];
            const note = () => counts.push(`${visible('.change').length}/${visible('h3').length}/${page.getElementById('count').textContent}/${frame.contentWindow.location.hash}`);
            note();
            change('wire', 'compatible'); note();
            change('operation', 'POST /users'); note();
            change('text', 'is new'); note();
            page.forms[0].reset();
            return new Promise(done => setTimeout(() => { note(); done(counts.join('\n')); }));
            """;
        Assert.That(_browser.Run(Page, "", Desktop, script).Split('\n'), Is.EqualTo((string[])
        [
            "4/3/4 of 4 changes/",
            "2/1/2 of 4 changes/#wire=compatible",
            "2/1/2 of 4 changes/#wire=compatible&operation=POST+%2Fusers",
            "1/1/1 of 4 changes/#wire=compatible&operation=POST+%2Fusers&text=is+new",
            "4/3/4 of 4 changes/",
        ]));
    }

    [TestCase(Phone)]
    [TestCase(320)]
    public void NothingIsWiderThanAPhone(int width)
    {
        var word = new string('x', 300);
        var wide = SampleChanges.Removed() with { Message = word, Before = word, Operations = [$"GET /{word}"], CSharp = [new(SampleChanges.Renamed, word, word)] };
        var html = new HtmlFormat().Write(SampleChanges.Report([.. SampleChanges.Mixed.Changes, wide, SampleChanges.Create(OperationRules.Added, "", word) with { Operations = [word, "b"] }]));
        const string script = "const root = page.documentElement; return `${frame.contentWindow.innerWidth} ${root.scrollWidth - root.clientWidth} ${visible('select').length}`;";
        Assert.That(_browser.Run(html, "", width, script), Is.EqualTo($"{width} 0 5"));
    }

    [Test]
    public void WhatCanBeTouchedIsLargeEnough()
    {
        const string script = "return Math.min(...visible('select, input, button').map(control => control.getBoundingClientRect().height));";
        Assert.That(int.Parse(_browser.Run(Page, "", Phone, script), System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(44));
    }

    [Test]
    public void EveryControlHasALabel()
    {
        const string script = "return visible('select, input').map(control => control.labels.length).join(' ') + ' ' + page.documentElement.lang + ' ' + page.querySelectorAll('h1').length;";
        Assert.That(_browser.Run(Page, "", Phone, script), Is.EqualTo("1 1 1 1 1 1 en 1"));
    }

    [Test]
    public void AMaliciousDocumentRunsNoScript()
    {
        var html = new HtmlFormat().Write(SampleChanges.Hostile(HostileText.Script));
        const string script = "return `${page.scripts.length} ${page.images.length} ${page.querySelectorAll('[onmouseover], [onerror]').length} ${visible('.change').length}`;";
        Assert.That(_browser.Run(html, "", Desktop, script), Is.EqualTo("1 0 0 2"));
    }

    [Test]
    public void ThePolicyStopsAScriptThatGotIn()
    {
        var html = Page.Replace("</main>", "</main><script>document.title = 'taken over'</script>", StringComparison.Ordinal);
        Assert.That(_browser.Run(html, "", Desktop, "return `${page.title}|${visible('.change').length}`;"), Is.EqualTo("Contract diff: head.yaml|4"));
    }

    [Test]
    public void AnEmptyReportHasNoFilters()
        => Assert.That(_browser.Run(new HtmlFormat().Write(SampleChanges.Quiet), "", Phone, "return `${page.forms.length} ${page.querySelector('main').textContent.includes('No changes.')}`;"), Is.EqualTo("0 true"));
}
