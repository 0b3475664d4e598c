using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class JsonMatrixTests
{
    [TestCase("[", "]")]
    [TestCase("{\"parts\":[", "]}")]
    [TestCase("{\"settings\":", "}")]
    [TestCase("{\"unknown\":", "}")]
    public void Ten_thousand_levels_are_refused(string open, string close)
    {
        var body = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));
        Assert.That(Assert.CatchAsync<ApiException>(() => Wire.ReadAsync<Widget>(body))!.StatusCode, Is.EqualTo(200));
        Assert.That(
            Wire.Failure(RecordingHandler.Answering(body, status: 400), Wire.Get().Fails<WidgetError>("default")).StatusCode,
            Is.EqualTo(400));
    }

    [Test]
    public async Task Of_a_name_that_comes_twice_the_last_counts()
    {
        var widget = await Wire.ReadAsync<Widget>(
            """{"name":"a","name":"b","new":1,"new":2,"palette":{"p":"red","p":"light-blue"},"more":{"x":1,"x":2}}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(widget.Name, Is.EqualTo("b"));
            Assert.That(widget.AdditionalProperties["new"], Is.EqualTo(2));
            Assert.That(widget.Palette!["p"], Is.EqualTo(Color.LightBlue));
            Assert.That((int)((JObject)widget.AdditionalProperties["more"]!)["x"]!, Is.EqualTo(2));
        }
    }

    [Test]
    public async Task A_number_that_is_none_ends_in_a_value_or_an_error_of_the_call(
        [Values(
            "1e400",
            "-1e400",
            "NaN",
            "Infinity",
            "-Infinity",
            "00",
            "0x10",
            "+1",
            ".5",
            "1.",
            "400 digits")] string number, [Values("price", "new")] string field)
    {
        var text = number == "400 digits" ? new string('9', 400) : number;
        try
        {
            Assert.That((await Wire.ReadAsync<Widget>($$"""{"name":"x","{{field}}":{{text}}}""")).Name, Is.EqualTo("x"));
        }
        catch (ApiException refusal)
        {
            Assert.That(refusal.StatusCode, Is.EqualTo(200));
        }
    }

    [Test]
    public void A_number_of_400_digits_is_refused_where_a_count_is_read()
        => Assert.That(
            Assert.CatchAsync<ApiException>(() => Wire.ReadAsync<Widget>($$"""{"count":{{new string('9', 400)}}}"""))!.StatusCode,
            Is.EqualTo(200));

    [TestCase("""{"$type":"System.IO.FileInfo, System.Private.CoreLib","name":"x"}""")]
    [TestCase("""{"name":"x","$type":"System.IO.FileInfo, System.Private.CoreLib","$id":"1","$ref":"1","$values":[]}""")]
    [TestCase("""{"name":"x","settings":{"$type":"System.Object[], System.Private.CoreLib","$values":[1]}}""")]
    [TestCase("""{"name":"x","palette":{"$type":"red","p":"red"}}""")]
    public async Task Names_that_begin_with_a_dollar_are_data(string body)
        => Assert.That(JToken.DeepEquals(JToken.Parse((await Wire.RoundTripAsync(body))!), JToken.Parse(body)), Is.True);
}
