using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Apart from the other formats, because the build for .NET Standard does not know the type.</summary>
internal sealed class DateOnlyTests
{
    [Test]
    public async Task A_date_is_written_as_iso_8601()
    {
        using var culture = Cultures.Enter("de-DE");
        var sent = await Wire.SendAsync(Wire.Get("/widgets/{p}").Path("p", new DateOnly(2026, 1, 31)).Query("q", new DateOnly(2026, 2, 1)));
        Assert.That(sent.Target, Is.EqualTo("/v1/widgets/2026-01-31?q=2026-02-01"));
    }
}
