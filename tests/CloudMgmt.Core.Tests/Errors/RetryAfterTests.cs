using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class RetryAfterTests
{
    private const string Sent = "Sat, 31 Jan 2026 12:00:00 GMT";

    [TestCase("0", 0)]
    [TestCase("120", 120)]
    [TestCase("2147483647", 2147483647)]
    [TestCase("Sat, 31 Jan 2026 12:01:30 GMT", 90)]
    [TestCase("Sat, 31 Jan 2026 11:00:00 GMT", 0, Description = "a date in the past")]
    [TestCase("99999999999999999999", 2147483647, Description = "beyond all bounds, but not nonsense")]
    [TestCase("-1", null)]
    [TestCase("1.5", null)]
    [TestCase("1,000", null)]
    [TestCase("soon", null)]
    [TestCase("", null)]
    [TestCase("2026-01-31T12:01:30Z", null)]
    public void Seconds_and_dates_are_read(string text, int? seconds)
        => Assert.That(Failure(new("Retry-After", text), new("Date", Sent)).RetryAfter, Is.EqualTo(seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null));

    [TestCase(null)]
    [TestCase("no date")]
    public void A_date_counts_from_the_arrival_when_the_service_does_not_tell_its_time(string? date)
    {
        var headers = new ApiHeaders([new("Retry-After", "Sat, 31 Jan 2026 12:01:30 GMT"), new("Date", date ?? "")]);
        var info = new ApiErrorInfo { StatusCode = 429, Headers = headers, ReceivedAt = new(2026, 1, 31, 12, 1, 0, TimeSpan.Zero) };
        Assert.That(new ApiException("x", info).RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public void A_date_means_nothing_without_any_clock()
        => Assert.That(Failure(new KeyValuePair<string, string>("Retry-After", "Sat, 31 Jan 2026 12:01:30 GMT")).RetryAfter, Is.Null);

    [Test]
    public void Most_failures_do_not_say()
        => Assert.That(Failure().RetryAfter, Is.Null);

    private static ApiException Failure(params KeyValuePair<string, string>[] headers)
        => new("x", new ApiErrorInfo { StatusCode = 429, Headers = new ApiHeaders(headers) });
}
