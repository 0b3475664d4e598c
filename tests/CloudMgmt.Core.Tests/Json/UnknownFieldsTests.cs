using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class UnknownFieldsTests
{
    [TestCase("\"text\"")]
    [TestCase("\"\"")]
    [TestCase("\"2026-01-31T10:00:00+02:00\"", Description = "a time with an offset")]
    [TestCase("\"2026-01-31T10:00:00.1230000Z\"", Description = "a time with trailing zeros")]
    [TestCase("\"2026-01-31\"")]
    [TestCase("\"/Date(1198908717056)/\"")]
    [TestCase("null")]
    [TestCase("true")]
    [TestCase("0")]
    [TestCase("-9223372036854775808")]
    [TestCase("9007199254740993")]
    [TestCase("123456789012345678901234567890")]
    [TestCase("0.1")]
    [TestCase("1.10")]
    [TestCase("100.0")]
    [TestCase("1234567890.123456789012345678")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""[1,"2026-01-31T10:00:00+02:00",null,{"a":[1.10,{"b":"2026-01-31T10:00:00.000Z"}]}]""")]
    [TestCase("""{"date":"2026-01-31T10:00:00+02:00","deep":{"number":123456789012345678901234567890,"list":[1.10]},"$type":"X","$ref":"1"}""")]
    public async Task An_unknown_field_survives_a_read_modify_write_unchanged(string value)
    {
        var sent = await Wire.RoundTripAsync($$"""{"name":"x","unknown":{{value}}}""");
        Assert.That(sent, Is.EqualTo($$"""{"name":"x","unknown":{{value}}}"""));
    }

    [TestCase("1e400")]
    [TestCase("1.7976931348623157E+308")]
    [TestCase("1E+40")]
    [TestCase("-1e-400")]
    public async Task A_number_beyond_every_type_does_not_make_a_response_unreadable(string number)
        => Assert.That((await Wire.ReadAsync<Widget>($$"""{"name":"x","unknown":{{number}}}""")).Name, Is.EqualTo("x"));

    [Test]
    public async Task A_known_double_may_be_beyond_decimal()
        => Assert.That((await Wire.ReadAsync<Widget>("""{"price":1e40}""")).Price, Is.EqualTo(1e40));

    [Test]
    public async Task Unknown_fields_of_nested_models_survive()
    {
        const string Body = """{"name":"x","parts":[{"code":"a","new":1},{"code":"b","new":{"c":[2]}}]}""";
        Assert.That(await Wire.RoundTripAsync(Body), Is.EqualTo(Body));
    }

    [Test]
    public async Task Names_that_mean_something_to_newtonsoft_are_data()
    {
        const string Body = """{"name":"x","$type":"System.IO.FileInfo, System","$id":"1","$ref":"2","$values":[1],"AdditionalProperties":{"a":1}}""";
        Assert.That(await Wire.RoundTripAsync(Body), Is.EqualTo(Body));
    }

    [TestCase("$type", "\"System.Version, System.Private.CoreLib\"")]
    [TestCase("$id", "\"1\"")]
    [TestCase("$ref", "\"1\"")]
    [TestCase("$values", "[1]")]
    public async Task They_are_data_where_newtonsoft_would_look_for_them(string name, string value)
        => Assert.That(await Wire.RoundTripAsync($$"""{"{{name}}":{{value}},"name":"x"}"""), Is.EqualTo($$"""{"name":"x","{{name}}":{{value}}}"""));

    [Test]
    public async Task A_free_form_property_survives_too()
    {
        const string Body = """{"name":"x","settings":{"date":"2026-01-31T10:00:00+02:00","n":123456789012345678901234567890,"rate":1.10}}""";
        Assert.That(await Wire.RoundTripAsync(Body), Is.EqualTo(Body));
    }

    [Test]
    public async Task Unknown_fields_can_be_read_and_added()
    {
        var widget = await Wire.ReadAsync<Widget>("""{"name":"x","since":"2026-01-31"}""");
        widget.AdditionalProperties["added"] = 1;
        Assert.That(widget.AdditionalProperties["since"], Is.EqualTo("2026-01-31"));
        Assert.That(await Wire.SendJsonAsync(widget), Is.EqualTo("""{"name":"x","since":"2026-01-31","added":1}"""));
    }

    [Test]
    public async Task The_last_of_duplicate_keys_counts()
    {
        var widget = await Wire.ReadAsync<Widget>("""{"name":"x","name":"y","unknown":1,"unknown":2}""");
        Assert.That(widget.Name, Is.EqualTo("y"));
        Assert.That(widget.AdditionalProperties["unknown"], Is.EqualTo(2));
    }

    [Test]
    public async Task Of_a_list_and_an_object_too()
    {
        var widget = await Wire.ReadAsync<Widget>("""{"colors":["red"],"colors":["new"],"palette":{"a":"red"},"palette":{"b":"new"},"parts":null,"parts":[{"code":"a"}],"parts":[{}]}""");
        Assert.That(widget.Colors, Is.EqualTo(new Color[] { "new" }));
        Assert.That(widget.Palette!.Keys, Is.EqualTo(new[] { "b" }));
        Assert.That(widget.Parts!.Single().Code, Is.Null);
    }

    [Test]
    public async Task A_field_whose_name_differs_in_case_is_another_one()
    {
        const string Body = """{"name":"x","note":"n","Name":"y","NOTE":[1]}""";
        Assert.That((await Wire.ReadAsync<Widget>(Body)).Note, Is.EqualTo("n"));
        Assert.That(await Wire.RoundTripAsync(Body), Is.EqualTo(Body));
    }
}
