using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Rules;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

/// <summary>The page in a browser, which starts once for all that is looked at.</summary>
internal sealed class HtmlPageTests
{
    private const int Desktop = 1280;
    private const int Phone = 390;
    private const string Headings = "return visible('.change h4').map(heading => heading.textContent).join('|');";

    private static readonly string Page = new HtmlFormat().Write(SampleChanges.Mixed);

    private static readonly List<View> Views = [];

    private static readonly IReadOnlyList<(string Fragment, string Expected, View View)> Addresses =
    [
        Address("", "breaking GET /users is gone.|breaking The operationId changed from 'a' to 'b'.|compatible POST /users is new.|risky The pattern changed."),
        Address("wire=breaking", "breaking GET /users is gone."),
        Address("source=breaking", "breaking The operationId changed from 'a' to 'b'."),
        Address("wire=risky&binary=compatible", "risky The pattern changed."),
        Address("operation=POST%20/users", "breaking The operationId changed from 'a' to 'b'.|compatible POST /users is new.|risky The pattern changed."),
        Address("text=PATTERN+changed", "risky The pattern changed."),
        Address("text=BAsync", "breaking The operationId changed from 'a' to 'b'."),
        Address("approval=approved", ""),
        Address("wire=unknown", "breaking GET /users is gone.|breaking The operationId changed from 'a' to 'b'.|compatible POST /users is new.|risky The pattern changed."),
    ];

    private static readonly View Filtering = View(Page, "", Desktop, """
        const counts = [];
        const note = () => counts.push(`${visible('.change').length}/${visible('h3').length}/${page.getElementById('count').textContent}/${frame.contentWindow.location.hash}`);
        note();
        change('wire', 'compatible'); note();
        change('operation', 'POST /users'); note();
        change('text', 'is new'); note();
        page.forms[0].reset();
        return new Promise(done => setTimeout(() => { note(); done(counts.join('\n')); }));
        """);

    private static readonly IReadOnlyDictionary<int, View> Narrow = new[] { Phone, 320 }.ToDictionary(
        width => width, width => View(Wide(), "", width,
            "const root = page.documentElement; return `${frame.contentWindow.innerWidth} ${root.scrollWidth - root.clientWidth} ${visible('select').length}`;"));

    private static readonly View Touching = View(Page, "", Phone, "return Math.min(...visible('select, input, button').map(control => control.getBoundingClientRect().height));");

    private static readonly View Labels = View(Page, "", Phone,
        "return visible('select, input').map(control => control.labels.length).join(' ') + ' ' + page.documentElement.lang + ' ' + page.querySelectorAll('h1').length;");

    private static readonly View Malicious = View(new HtmlFormat().Write(SampleChanges.Hostile(HostileText.Script)), "", Desktop,
        "return `${page.scripts.length} ${page.images.length} ${page.querySelectorAll('[onmouseover], [onerror]').length} ${visible('.change').length}`;");

    private static readonly View Intruded = View(
        Page.Replace("</main>", "</main><script>document.title = 'taken over'</script>", StringComparison.Ordinal), "", Desktop,
        "return `${page.title}|${visible('.change').length}`;");

    private static readonly View Empty = View(new HtmlFormat().Write(SampleChanges.Quiet), "", Phone,
        "return `${page.forms.length} ${page.querySelector('main').textContent.includes('No changes.')}`;");

    private IReadOnlyDictionary<View, string> _seen = null!;

    private static IEnumerable<TestCaseData> AddressCases
        => Addresses.Select((address, index) => new TestCaseData(index).SetArgDisplayNames(address.Fragment));

    [OneTimeSetUp]
    public void Look() => _seen = Browser.Look(Views);

    [TestCaseSource(nameof(AddressCases))]
    public void The_address_presets_the_filters(int index)
        => Assert.That(_seen[Addresses[index].View], Is.EqualTo(Addresses[index].Expected));

    [Test]
    public void The_filters_work() => Assert.That(_seen[Filtering].Split('\n'), Is.EqualTo((string[])
    [
        "4/3/4 of 4 changes/",
        "2/1/2 of 4 changes/#wire=compatible",
        "2/1/2 of 4 changes/#wire=compatible&operation=POST+%2Fusers",
        "1/1/1 of 4 changes/#wire=compatible&operation=POST+%2Fusers&text=is+new",
        "4/3/4 of 4 changes/",
    ]));

    [TestCase(Phone)]
    [TestCase(320)]
    public void Nothing_is_wider_than_a_phone(int width) => Assert.That(_seen[Narrow[width]], Is.EqualTo($"{width} 0 5"));

    [Test]
    public void What_can_be_touched_is_large_enough()
        => Assert.That(int.Parse(_seen[Touching], System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(44));

    [Test]
    public void Every_control_has_a_label() => Assert.That(_seen[Labels], Is.EqualTo("1 1 1 1 1 1 en 1"));

    [Test]
    public void A_malicious_document_runs_no_script() => Assert.That(_seen[Malicious], Is.EqualTo("1 0 0 2"));

    [Test]
    public void The_policy_stops_a_script_that_got_in() => Assert.That(_seen[Intruded], Is.EqualTo("Contract diff: head.yaml|4"));

    [Test]
    public void An_empty_report_has_no_filters() => Assert.That(_seen[Empty], Is.EqualTo("0 true"));

    private static (string, string, View) Address(string fragment, string expected)
        => (fragment, expected, View(Page, fragment, Desktop, Headings));

    private static View View(string html, string fragment, int width, string script)
    {
        var view = new View(html, fragment, width, script);
        Views.Add(view);
        return view;
    }

    private static string Wide()
    {
        var word = new string('x', 300);
        var wide = SampleChanges.Removed() with
        {
            Message = word,
            BaseText = word,
            Operations = [$"GET /{word}"],
            CSharp = [new(SampleChanges.Renamed, word, word)],
        };
        return new HtmlFormat().Write(SampleChanges.Report([.. SampleChanges.Mixed.Changes, wide, SampleChanges.Create(
            OperationRules.Added, "", word) with { Operations = [word, "b"] }]));
    }
}
