using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>
/// NaN and infinity are no JSON. A service that sends them all the same is understood, but none is made up or turned into text.
/// </summary>
internal sealed class NotFiniteTests
{
    private static readonly double[] Values = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [TestCase("NaN", double.NaN)]
    [TestCase("Infinity", double.PositiveInfinity)]
    [TestCase("-Infinity", double.NegativeInfinity)]
    public async Task A_known_double_is_read(string json, double value)
        => Assert.That((await Wire.ReadAsync<Widget>($$"""{"price":{{json}}}""")).Price, Is.EqualTo(value));

    [Test]
    public void A_known_integer_is_refused_by_its_place([Values("NaN", "Infinity", "-Infinity")] string json)
        => Assert.That(
            () => Wire.ReadAsync<Widget>($$"""{"count":{{json}}}"""), Throws.TypeOf<ApiException>().With.Message.Contains("at 'count'"));

    [Test]
    public async Task An_unknown_field_is_kept_as_it_came([Values("NaN", "Infinity", "-Infinity")] string json)
        => Assert.That(await Wire.RoundTripAsync(
            $$"""{"name":"x","unknown":{{json}},"more":[{{json}},0.12345678901234567890123456789012345]}"""),
            Is.EqualTo($$"""{"name":"x","unknown":{{json}},"more":[{{json}},0.12345678901234567890123456789012345]}"""));

    [TestCaseSource(nameof(Values))]
    public void A_property_is_not_sent(double value) => AssertRefused(new Widget { Name = "x", Price = value }, "price");

    [TestCaseSource(nameof(Values))]
    public void An_unknown_field_is_not_sent(double value)
        => AssertRefused(new Widget { Name = "x", AdditionalProperties = { ["new"] = value } }, "new");

    [Test]
    public async Task One_that_came_does_not_hide_what_else_is_refused([Values("NaN", "Infinity", "-Infinity")] string json)
    {
        var widget = await Wire.ReadAsync<Widget>($$"""{"name":"x","unknown":["NaN \"",{{json}},{"a":{{json}}}]}""");
        widget.AdditionalProperties["new"] = new[] { 1, double.NaN };
        AssertRefused(widget, "new[1]");
    }

    [TestCaseSource(nameof(Values))]
    public void Nor_is_a_value_in_parsed_json(double value)
        => AssertRefused(new Widget { Name = "x", Settings = new JObject { ["rate"] = value } }, "settings.rate");

    [Test]
    public void Nor_is_one_of_single_precision()
        => AssertRefused(new Widget { Name = "x", Settings = new[] { 1f, float.NaN } }, "settings[1]");

    [TestCase(1.5, "1.5")]
    [TestCase(0d, "0.0")]
    [TestCase(double.MaxValue, "1.7976931348623157E+308")]
    public async Task Any_other_number_is_sent(double value, string json)
        => Assert.That(
            await Wire.SendJsonAsync(new Widget { Name = "x", Price = value }), Is.EqualTo($$"""{"name":"x","price":{{json}}}"""));

    private static void AssertRefused(Widget widget, string path)
        => Assert.That(() => Wire.Post().JsonBody(widget), Throws.ArgumentException.With.Message.Contains($"'{path}'"));
}
