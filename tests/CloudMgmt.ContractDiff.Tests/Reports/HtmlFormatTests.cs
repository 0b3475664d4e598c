using CloudMgmt.ContractDiff.Reports;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Reports;

/// <summary>The page as text; what it does in a browser is tested by <see cref="HtmlPageTests"/>.</summary>
internal sealed class HtmlFormatTests
{
    private readonly HtmlFormat _format = new();

    [Test]
    public void Needs_nothing_from_elsewhere()
        => Assert.That(_format.Write(SampleChanges.Mixed), Does.Not.Match("(?i)(<link|<img|<iframe|src=|url\\(|@import|http:|https:)"));

    [TestCaseSource(typeof(HostileText), nameof(HostileText.All))]
    public void Takes_text_for_text(string text)
    {
        var output = _format.Write(SampleChanges.Hostile(text));
        Assert.That(HostileText.IsTame(output), output);
        Assert.That(output, Does.Not.Contain("<img").And.Not.Contains("<![CDATA").And.Not.Contains("<!-- -->"));
        Assert.That(output.Split("<script"), Has.Length.EqualTo(2));
    }

    [Test]
    public void Shows_before_and_after()
        => Assert.That(
            _format.Write(SampleChanges.Mixed),
            Does.Contain("<code>a+</code> → <code>b+</code>").And.Contains("<code>GET /users</code> → <code>(nothing)</code>"));

    [Test]
    public void Says_what_is_approved()
    {
        var approved = SampleChanges.Removed() with { Approval = new("0123456789ab", "agreed", "ada", "2.0.0") };
        Assert.That(
            _format.Write(SampleChanges.Report(approved)),
            Does.Contain("Approved for 2.0.0 by ada: agreed").And.Contains("data-approval=\"approved\""));
    }
}
