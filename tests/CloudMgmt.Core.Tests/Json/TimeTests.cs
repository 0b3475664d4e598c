using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class TimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly TestCaseData[] Readable =
    [
        new("2026-01-31T12:00:00Z", Noon),
        new("2026-01-31T14:00:00+02:00", Noon),
        new("2026-01-31T06:30:00-05:30", Noon),
        new("2026-01-31T12:00:00", Noon),
        new("2026-01-31 12:00:00", Noon),
        new("2026-01-31T12:00:00.5Z", Noon.AddMilliseconds(500)),
        new("2026-01-31T12:00:00.1234567Z", Noon.AddTicks(1234567)),
        new("2026-01-31T12:00:00.000000000Z", Noon),
        new("2026-01-31T12:00:00.123456", Noon.AddTicks(1234560)),
        new("2026-01-31", Noon.AddHours(-12)),
    ];

    private static readonly TestCaseData[] Writable =
    [
        new TestCaseData(Noon, "2026-01-31T12:00:00Z").SetArgDisplayNames("UTC"),
        new TestCaseData(Noon.ToOffset(TimeSpan.FromHours(-5)), "2026-01-31T12:00:00Z").SetArgDisplayNames("another offset"),
        new TestCaseData(Noon.AddMilliseconds(120), "2026-01-31T12:00:00.12Z").SetArgDisplayNames("fraction"),
        new TestCaseData(Noon.AddTicks(1), "2026-01-31T12:00:00.0000001Z").SetArgDisplayNames("one tick"),
    ];

    [TestCaseSource(nameof(Readable))]
    public async Task A_time_is_read(string text, DateTimeOffset expected)
        => Assert.That((await Wire.ReadAsync<Widget>($$"""{"createdAt":"{{text}}"}""")).CreatedAt, Is.EqualTo(expected));

    [TestCaseSource(nameof(Writable))]
    public async Task A_time_is_written_in_utc(DateTimeOffset time, string expected)
        => Assert.That(
            await Wire.SendJsonAsync(new Widget { Name = "x", CreatedAt = time }),
            Is.EqualTo($$"""{"name":"x","createdAt":"{{expected}}"}"""));

    [Test]
    public async Task A_date_is_read_as_its_midnight_in_utc()
        => Assert.That(
            (await Wire.ReadAsync<Widget>("""{"day":"2026-01-31"}""")).Day!.Value,
            Is.EqualTo(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)));

    [Test]
    public async Task A_date_is_written_without_a_time()
        => Assert.That(await Wire.RoundTripAsync("""{"name":"x","day":"2026-01-31"}"""), Is.EqualTo("""{"name":"x","day":"2026-01-31"}"""));

    [TestCase("null")]
    [TestCase("\"\"")]
    public async Task No_time_is_null(string json)
        => Assert.That(
            await Wire.ReadAsync<Widget>($$"""{"createdAt":{{json}},"day":{{json}}}"""),
            Has.Property("CreatedAt").Null.And.Property("Day").Null);

    [TestCase("\"yesterday\"")]
    [TestCase("\"2026-13-01T00:00:00Z\"")]
    [TestCase("1769860800")]
    [TestCase("\"1.5\"")]
    [TestCase("\"12:00\"")]
    [TestCase("\"31 January\"")]
    [TestCase("\"1/2/2026\"")]
    [TestCase("{}")]
    [TestCase("[]")]
    public void What_is_not_a_time_makes_the_body_unreadable(string json)
        => Assert.That(
            () => Wire.ReadAsync<Widget>($$"""{"createdAt":{{json}}}"""),
            Throws.TypeOf<ApiException>().With.Property("StatusCode").EqualTo(200));
}
