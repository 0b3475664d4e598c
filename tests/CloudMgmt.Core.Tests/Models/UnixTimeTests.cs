using System.Globalization;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class UnixTimeTests
{
    [TestCase(0, "1970-01-01T00:00:00.0000000+00:00")]
    [TestCase(-1, "1969-12-31T23:59:59.9990000+00:00")]
    [TestCase(253402300799999, "9999-12-31T23:59:59.9990000+00:00")]
    [TestCase(253402300800000, "9999-12-31T23:59:59.9999999+00:00")]
    [TestCase(long.MaxValue, "9999-12-31T23:59:59.9999999+00:00")]
    [TestCase(long.MinValue, "0001-01-01T00:00:00.0000000+00:00")]
    public void A_number_is_a_time_as_far_as_there_are_times(long milliseconds, string time)
        => Assert.That(UnixTime.Of(milliseconds).ToString("O"), Is.EqualTo(time));

    [TestCase("1970-01-01T02:00:00.0019999+02:00", 1)]
    [TestCase("0001-01-01T00:00:00+00:00", -62135596800000)]
    [TestCase("9999-12-31T23:59:59.9999999+00:00", 253402300799999)]
    public void A_time_is_a_number_whatever_its_offset(string time, long milliseconds)
        => Assert.That(UnixTime.Milliseconds(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)), Is.EqualTo(milliseconds));

    [Test]
    public void Nothing_stays_nothing()
        => Assert.That((UnixTime.Of((long?)null), UnixTime.Milliseconds(null)), Is.EqualTo(((DateTimeOffset?)null, (long?)null)));
}
