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
    [TestCase("Saturday, 31-Jan-26 12:01:30 GMT", 90, Description = "RFC 850")]
    [TestCase("Sunday, 01-Feb-26 12:00:00 GMT", 24 * 60 * 60, Description = "RFC 850")]
    [TestCase("Sat Jan 31 12:01:30 2026", 90, Description = "asctime")]
    [TestCase("Sun Feb  1 12:00:00 2026", 24 * 60 * 60, Description = "asctime with a day of one digit")]
    [TestCase("Sat, 31 Jan 2026 12:00:60 GMT", 60, Description = "a leap second")]
    [TestCase("Saturday, 31-Jan-26 12:00:60 GMT", 60, Description = "a leap second")]
    [TestCase("Sat Jan 31 12:00:60 2026", 60, Description = "a leap second")]
    [TestCase("Mon, 31 Jan 2026 12:01:30 GMT", 90, Description = "another day of the week")]
    [TestCase(" 5 ", 5)]
    [TestCase("Sat, 31 Jan 2026 12:01:30 CET", null)]
    [TestCase("Sat, 31 Jan 2026 12:01:30", null)]
    [TestCase("Sat, 32 Jan 2026 12:01:30 GMT", null)]
    [TestCase("Sat Jan 31 2026", null)]
    [TestCase("Sat, ", null)]
    [TestCase("+5", null)]
    [TestCase("\u0665", null, Description = "a digit that is none of the protocol's")]
    [TestCase("5, 6", null)]
    [TestCase("99999999999999999999", 2147483647, Description = "beyond all bounds, but not nonsense")]
    [TestCase("-1", null)]
    [TestCase("1.5", null)]
    [TestCase("1,000", null)]
    [TestCase("soon", null)]
    [TestCase("", null)]
    [TestCase("2026-01-31T12:01:30Z", null)]
    public void Seconds_and_dates_are_read(string text, int? seconds)
        => Assert.That(
            Failure(new("Retry-After", text), new("Date", Sent)).RetryAfter,
            Is.EqualTo(seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null));

    [TestCase("Sat, 31 Jan 2026 12:00:00 GMT")]
    [TestCase("Saturday, 31-Jan-26 12:00:00 GMT")]
    [TestCase("Sat Jan 31 12:00:00 2026")]
    public void The_time_of_the_service_may_come_in_any_form_too(string date)
        => Assert.That(
            Failure(new("Retry-After", "Sat, 31 Jan 2026 12:01:30 GMT"), new("Date", date)).RetryAfter,
            Is.EqualTo(TimeSpan.FromSeconds(90)));

    // RFC 9110, section 5.6.7: more than fifty years ahead is the past.
    [TestCase("31-Jan-27", 2026, 365)]
    [TestCase("31-Jan-76", 2026, 18262)]
    [TestCase("01-Feb-76", 2026, 0)]
    [TestCase("31-Jan-25", 2026, 0)]
    [TestCase("31-Jan-99", 2026, 0)]
    [TestCase("31-Jan-00", 2099, 365)]
    [TestCase("31-Jan-99", 2100, 0)]
    public void Two_digits_of_a_year_are_at_most_fifty_years_ahead(string date, int now, int days)
    {
        var info = new ApiErrorInfo
        {
            StatusCode = 429,
            Headers = new ApiHeaders([new("Retry-After", $"Monday, {date} 12:00:00 GMT")]),
            ReceivedAt = new(now, 1, 31, 12, 0, 0, TimeSpan.Zero),
        };
        Assert.That(new ApiException("x", info).RetryAfter, Is.EqualTo(TimeSpan.FromDays(days)));
    }

    [Test]
    public void Of_several_values_the_longest_that_makes_sense_counts()
        => Assert.That(
            Failure(
                new("Retry-After", "5"),
                new("Retry-After", "soon"),
                new("retry-after", "Sat, 31 Jan 2026 12:01:30 GMT"),
                new("Retry-After", "7"),
                new("Date", Sent)).RetryAfter,
            Is.EqualTo(TimeSpan.FromSeconds(90)));

    [Test]
    public void A_wait_that_counts_from_the_arrival_is_no_shorter_than_it_was_asked_for([Values(0, 1, 999, 500)] int milliseconds)
    {
        var info = new ApiErrorInfo
        {
            StatusCode = 429,
            Headers = new ApiHeaders([new("Retry-After", "Sat, 31 Jan 2026 12:00:02 GMT")]),
            ReceivedAt = new(2026, 1, 31, 12, 0, 0, milliseconds, TimeSpan.Zero),
        };
        Assert.That(new ApiException("x", info).RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task A_retry_waits_as_long_as_any_form_says(
        [Values("90", "Sat, 31 Jan 2026 12:01:30 GMT", "Saturday, 31-Jan-26 12:01:30 GMT", "Sat Jan 31 12:01:30 2026")] string text)
    {
        var time = new ManualTimeProvider();
        using var handler = Script.Of(Script.Answering(503, ("Retry-After", text), ("Date", Sent)), Script.Answering(200));
        using var client = Script.Client(handler, time, o => o.Random = () => 0);
        var call = client.GetWidgetAsync("1");

        Assert.That(await time.RunAsync(call), Is.EqualTo([TimeSpan.FromSeconds(90)]));
    }

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
