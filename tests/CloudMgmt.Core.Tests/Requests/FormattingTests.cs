using System.Runtime.Serialization;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[TestFixture("en-US")]
[TestFixture("de-DE")]
[TestFixture("tr-TR")]
[TestFixture("ar-SA")]
internal sealed class FormattingTests(string culture)
{
    private static readonly TestCaseData[] Values =
    [
        new TestCaseData(true, "true").SetArgDisplayNames("bool"),
        new TestCaseData(-1234567L, "-1234567").SetArgDisplayNames("long"),
        new TestCaseData(1234.5, "1234.5").SetArgDisplayNames("double"),
        new TestCaseData(0.1f, "0.1").SetArgDisplayNames("float"),
        new TestCaseData(1234.50m, "1234.50").SetArgDisplayNames("decimal"),
        new TestCaseData(new DateTimeOffset(2026, 1, 31, 23, 30, 0, TimeSpan.FromHours(2)), "2026-01-31T21:30:00Z")
            .SetArgDisplayNames("time with an offset"),
        new TestCaseData(new DateTimeOffset(2026, 1, 31, 23, 30, 0, 250, TimeSpan.Zero), "2026-01-31T23:30:00.25Z")
            .SetArgDisplayNames("time with a fraction"),
        new TestCaseData(new DateTime(2026, 1, 31, 23, 30, 0, DateTimeKind.Utc), "2026-01-31T23:30:00Z").SetArgDisplayNames("UTC DateTime"),
        new TestCaseData(new DateTime(2026, 1, 31, 23, 30, 0, DateTimeKind.Unspecified), "2026-01-31T23:30:00Z")
            .SetArgDisplayNames("DateTime of no kind"),
        new TestCaseData(Color.LightBlue, "light-blue").SetArgDisplayNames("open enum"),
        new TestCaseData(new Color("I-unknown"), "I-unknown").SetArgDisplayNames("unknown value of an open enum"),
        new TestCaseData(Level.Admin, "100").SetArgDisplayNames("open enum of integers"),
        new TestCaseData(Fruit.BloodOrange, "blood-orange").SetArgDisplayNames("enum with wire names"),
        new TestCaseData(Fruit.IndianFig, "IndianFig").SetArgDisplayNames("enum without wire names"),
        new TestCaseData(
            Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"), "6f9619ff-8b86-d011-b42d-00c04fc964ff").SetArgDisplayNames("Guid"),
        new TestCaseData(new byte[] { 1, 2, 255 }, "AQL/").SetArgDisplayNames("bytes"),
    ];

    private IDisposable _inCulture = null!;

    private enum Fruit
    {
        [EnumMember(Value = "blood-orange")]
        BloodOrange,

        IndianFig,
    }

    [SetUp]
    public void EnterCulture() => _inCulture = Cultures.Enter(culture);

    [TearDown]
    public void LeaveCulture() => _inCulture.Dispose();

    [TestCaseSource(nameof(Values))]
    public async Task A_parameter_reads_the_same_in_every_culture(object value, string expected)
    {
        var sent = await Wire.SendAsync(Wire.Get("/widgets/{p}").Path("p", value).Query("q", value).Header("h", value).Cookie("c", value));

        var encoded = Uri.EscapeDataString(expected);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Target, Is.EqualTo($"/v1/widgets/{encoded}?q={encoded}"));
            Assert.That(sent.Header("h"), Is.EqualTo(expected));
            Assert.That(sent.Header("Cookie"), Is.EqualTo($"c={encoded}"));
        }
    }

    [Test]
    public async Task A_body_reads_the_same_in_every_culture()
    {
        var widget = new Widget
        {
            Name = "I",
            Price = 1234.5,
            CreatedAt = new(2026, 1, 31, 1, 0, 0, TimeSpan.Zero),
            Day = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero),
            Enabled = true,
        };
        Assert.That(
            await Wire.SendJsonAsync(widget),
            Is.EqualTo("""{"name":"I","price":1234.5,"enabled":true,"createdAt":"2026-01-31T01:00:00Z","day":"2026-01-31"}"""));
    }

    [Test]
    public async Task A_response_reads_the_same_in_every_culture()
    {
        var widget = await Wire.ReadAsync<Widget>("""{"id":7,"price":1234.5,"createdAt":"2026-01-31T01:00:00Z","day":"2026-01-31"}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(widget.Id, Is.EqualTo(7));
            Assert.That(widget.Price, Is.EqualTo(1234.5));
            Assert.That(widget.CreatedAt, Is.EqualTo(new DateTimeOffset(2026, 1, 31, 1, 0, 0, TimeSpan.Zero)));
            Assert.That(widget.Day, Is.EqualTo(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)));
        }
    }
}
