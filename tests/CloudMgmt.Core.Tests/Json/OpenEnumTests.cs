using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class OpenEnumTests
{
    [TestCase("\"red\"", "red", true)]
    [TestCase("\"mauve\"", "mauve", false)]
    [TestCase("\"RED\"", "RED", false)]
    [TestCase("\"\"", "", false)]
    public async Task A_text_is_kept_and_written_back(string json, string value, bool known)
    {
        var body = $$"""{"name":"x","color":{{json}}}""";
        var color = (await Wire.ReadAsync<Widget>(body)).Color!.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(color.Value, Is.EqualTo(value));
            Assert.That(color.IsKnown, Is.EqualTo(known));
            Assert.That(await Wire.RoundTripAsync(body), Is.EqualTo(body));
        }
    }

    [TestCase("100", 100, true)]
    [TestCase("7", 7, false)]
    [TestCase("-1", -1, false)]
    [TestCase("9223372036854775807", long.MaxValue, false)]
    public async Task An_integer_is_kept_and_written_back(string json, long value, bool known)
    {
        var body = $$"""{"name":"x","level":{{json}}}""";
        var level = (await Wire.ReadAsync<Widget>(body)).Level!.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(level.Value, Is.EqualTo(value));
            Assert.That(level.IsKnown, Is.EqualTo(known));
            Assert.That(await Wire.RoundTripAsync(body), Is.EqualTo(body));
        }
    }

    [Test]
    public async Task Null_is_null()
        => Assert.That((await Wire.ReadAsync<Widget>("""{"color":null,"level":null}""")) is { Color: null, Level: null });

    [Test]
    public async Task Lists_and_dictionaries_keep_unknown_values()
    {
        const string Body = """{"name":"x","colors":["red","mauve"],"palette":{"Sky":"light-blue","Sea":"teal"}}""";
        var widget = await Wire.ReadAsync<Widget>(Body);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(widget.Colors, Is.EqualTo([Color.Red, new Color("mauve")]));
            Assert.That(widget.Palette!["Sea"], Is.EqualTo(new Color("teal")));
            Assert.That(await Wire.RoundTripAsync(Body), Is.EqualTo(Body));
        }
    }

    [Test]
    public async Task Null_among_texts_is_the_default_value_and_written_back_as_null()
    {
        const string Body = """{"name":"x","colors":["red",null,""],"palette":{"a":null,"b":""}}""";
        var widget = await Wire.ReadAsync<Widget>(Body);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(widget.Colors, Is.EqualTo([Color.Red, default, ""]));
            Assert.That(await Wire.RoundTripAsync(Body), Is.EqualTo(Body));
        }
    }

    // The default value is 0 there, which may mean something.
    [Test]
    public void Null_among_integers_makes_the_body_unreadable_not_wrong()
        => Assert.That(
            () => Wire.ReadAsync<IList<Level>>("[100,null]"), Throws.TypeOf<ApiException>().With.Property("StatusCode").EqualTo(200));

    [Test]
    public void A_default_value_is_empty_and_unknown()
    {
        Color color = default;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(color.Value, Is.Empty);
            Assert.That(color.IsKnown, Is.False);
            Assert.That(color.ToString(), Is.Empty);
            Assert.That(color, Is.EqualTo(new Color("")));
        }
    }

    [TestCase("""{"level":"high"}""")]
    [TestCase("""{"level":99999999999999999999}""")]
    [TestCase("""{"level":1.5}""")]
    [TestCase("""{"level":"100"}""")]
    [TestCase("""{"level":true}""")]
    [TestCase("""{"color":5}""")]
    [TestCase("""{"color":true}""")]
    [TestCase("""{"color":{"a":1}}""")]
    [TestCase("""{"color":[]}""")]
    public void A_value_of_another_kind_makes_the_body_unreadable_not_wrong(string body)
        => Assert.That(() => Wire.ReadAsync<Widget>(body), Throws.TypeOf<ApiException>().With.Property("StatusCode").EqualTo(200));

    [Test]
    public async Task A_root_value_can_be_an_open_enum()
        => Assert.That(await Wire.ReadAsync<Level>("7"), Is.EqualTo(new Level(7)));
}
