using NUnit.Framework;

namespace CloudMgmt.OpenApi.Tests;

/// <summary>Numbers of any size and precision.</summary>
internal sealed class NumberTests
{
    [TestCase("100", "1e2", "100")]
    [TestCase("-0.0", "0", "0")]
    [TestCase("0.050", "5E-2", "0.05")]
    [TestCase("-12.50", "-1250e-2", "-12.5")]
    [TestCase("1e400", "10e399", "1e400")]
    [TestCase("1e-400", "0.1e-399", "1e-400")]
    [TestCase("12345678901234567890123456789012345", "12345678901234567890123456789012345.0", "12345678901234567890123456789012345")]
    public void The_same_number_is_written_in_two_ways(string one, string other, string text)
    {
        Assert.That(Reading.Json(one).SameAs(Reading.Json(other)), Is.True);
        Assert.That(JsonNumber.Read(other).ToString(), Is.EqualTo(text));
    }

    [TestCase("1e400", "1e401")]
    [TestCase("1e400", "-1e400")]
    [TestCase("12345678901234567.5", "12345678901234567.25")]
    [TestCase("0.1", "0.10000000000000000000000000000000000001")]
    public void Numbers_that_a_double_holds_no_difference_of_are_two(string one, string other)
        => Assert.That(Reading.Json(one).SameAs(Reading.Json(other)), Is.False);

    [TestCase("-1e400", "-9e399")]
    [TestCase("-1", "0")]
    [TestCase("0", "1e-400")]
    [TestCase("1e399", "1e400")]
    [TestCase("1.23", "1.234")]
    [TestCase("9", "10")]
    public void Numbers_have_an_order(string less, string more)
    {
        var (one, other) = (JsonNumber.Read(less)!.Value, JsonNumber.Read(more)!.Value);
        Assert.That((one.CompareTo(other) < 0, other.CompareTo(one) > 0, one.CompareTo(one)), Is.EqualTo((true, true, 0)));
    }

    [TestCase("1e400", "1e400")]
    [TestCase("0.12345678901234567890123456789012345", "0.12345678901234567890123456789012345")]
    [TestCase("12.50", null)]
    public void A_number_is_beyond_what_can_be_calculated_with(string text, string? beyond)
        => Assert.That(Reading.Json(text).Beyond()?.ToString(), Is.EqualTo(beyond));

    [TestCase("3", 3)]
    [TestCase("1e-400", 0)]
    [TestCase("1e-99999999999999999999", 0)]
    [TestCase("1e400", 79228162514264337593543950334d)]
    [TestCase("-79228162514264337593543950335", -79228162514264337593543950334d)]
    public void A_number_is_the_nearest_to_calculate_with(string text, double number)
        => Assert.That((double)Reading.Json(text).Number()!.Value, Is.EqualTo(number));

    [Test]
    public void Infinity_is_none() => Assert.That(Reading.Yaml(".inf").Number(), Is.Null);
}
