using System.Globalization;
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
    [TestCase("12345678901234567890")]
    [TestCase("1e2")]
    [TestCase("1E-7")]
    [TestCase("1e400")]
    [TestCase("-1e-400")]
    [TestCase("1.7976931348623157E+308")]
    [TestCase("0.12345678901234567890123456789012345")]
    [TestCase("79228162514264337593543950335.5")]
    [TestCase("[1e400,12345678901234567890,{\"a\":0.12345678901234567890123456789012345}]")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""[1,"2026-01-31T10:00:00+02:00",null,{"a":[1.10,{"b":"2026-01-31T10:00:00.000Z"}]}]""")]
    [TestCase(
        """{"date":"2026-01-31T10:00:00+02:00","deep":{"number":123456789012345678901234567890,"list":[1.10]},"$type":"X","$ref":"1"}""")]
    public async Task An_unknown_field_survives_a_read_modify_write_unchanged(string value)
    {
        var sent = await Wire.RoundTripAsync($$"""{"name":"x","unknown":{{value}}}""");
        Assert.That(sent, Is.EqualTo($$"""{"name":"x","unknown":{{value}}}"""));
    }

    [TestCase("")]
    [TestCase("/* so that only the tolerant reader reads it */")]
    public async Task A_number_of_400_digits_survives_too(string remark)
    {
        var value = $"{new string('9', 400)},{{\"a\":-{new string('8', 400)}}},{new string('7', 400)}.5";
        Assert.That(
            await Wire.RoundTripAsync($$"""{"name":"x",{{remark}}"unknown":[{{value}}],"last":{{new string('6', 400)}}}"""),
            Is.EqualTo($$"""{"name":"x","unknown":[{{value}}],"last":{{new string('6', 400)}}}"""));
    }

    // Texts that only the tolerant reader takes: the place of a number is then found by line and column.
    [TestCase("{'name':'x',\"unknown\":{0}}")]
    [TestCase("/* 1\r\n2\r3\n4 */ {\r\n\"name\":'x',\n\r\n\r\"unknown\"\r:\r\n{0}\n}")]
    [TestCase("{\"name\":\"x\",// remark\n\"unknown\":{0}/* remark */}")]
    [TestCase("{\"name\":\"x\",\"color\":'\n\r\n',\"unknown\":{0},\"color\":null}")]
    public async Task Numbers_survive_in_text_that_is_hardly_json(string form)
    {
        string[] numbers =
        [
            "1e400", "12345678901234567890", "1.10", "0.12345678901234567890123456789012345", new('9', 400), "-1e-400", "NaN", "-Infinity",
        ];
        foreach (var value in numbers.Append($"[{string.Join(",", numbers)}]").Append($"{{\"a\":{{\"b\":[{string.Join(",", numbers)}]}}}}"))
        {
            Assert.That(
                await Wire.RoundTripAsync(form.Replace("{0}", value, StringComparison.Ordinal)), Does.Contain($"\"unknown\":{value}"));
        }
    }

    [TestCase("[12\"a\"]")]
    [TestCase("[1\"a\"]")]
    [TestCase("1.2.3")]
    [TestCase("12abz")]
    [TestCase("0777777777777777777777777777777777")]
    public void What_is_no_number_is_not_taken_for_one(string value)
        => Assert.That(() => Wire.ReadAsync<Widget>($$"""{"name":"x","unknown":{{value}}}"""), Throws.TypeOf<ApiException>());

    [TestCase("1e400")]
    [TestCase("12345678901234567890")]
    [TestCase("5")]
    [TestCase("0.5")]
    public async Task Every_number_can_be_had_as_a_double(string number)
        => Assert.That(
            Convert.ToDouble(
                (await Wire.ReadAsync<Widget>($$"""{"unknown":{{number}}}""")).AdditionalProperties["unknown"],
                CultureInfo.InvariantCulture),
            Is.EqualTo(double.Parse(number, CultureInfo.InvariantCulture)));

    [TestCase("1e400", "count")]
    [TestCase("1.5", "count", Description = "Newtonsoft.Json would round it")]
    [TestCase("1e-400", "count")]
    [TestCase("1.00000000000000000000000000000000001", "count")]
    [TestCase("9223372036854775808", "count")]
    [TestCase("\"1.5\"", "count")]
    [TestCase("{}", "count")]
    [TestCase("[]", "count")]
    [TestCase("1e400", "parts")]
    [TestCase("[1e400]", "parts")]
    [TestCase("1e400", "createdAt")]
    [TestCase("1.11111111111111111111111111111111111", "createdAt")]
    [TestCase("1e400", "level")]
    [TestCase("1e400", "price", Description = "infinity would be another value")]
    [TestCase("\" -1e400 \"", "price")]
    public void A_known_field_that_cannot_hold_a_number_makes_the_body_unreadable_not_wrong(string value, string field)
        => Assert.That(
            () => Wire.ReadAsync<Widget>($$"""{"{{field}}":{{value}}}"""),
            Throws.TypeOf<ApiException>().With.Message.Contains($"at '{field}"));

    [TestCase("7.0", 7)]
    [TestCase("1.5e3", 1500)]
    [TestCase("-9223372036854775808.0", long.MinValue)]
    public async Task An_integer_is_read_however_it_is_written(string json, long? value)
        => Assert.That((await Wire.ReadAsync<Widget>($$"""{"count":{{json}}}""")).Count, Is.EqualTo(value));

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
        const string Body
            = """{"name":"x","$type":"System.IO.FileInfo, System","$id":"1","$ref":"2","$values":[1],"AdditionalProperties":{"a":1}}""";
        Assert.That(await Wire.RoundTripAsync(Body), Is.EqualTo(Body));
    }

    [TestCase("$type", "\"System.Version, System.Private.CoreLib\"")]
    [TestCase("$id", "\"1\"")]
    [TestCase("$ref", "\"1\"")]
    [TestCase("$values", "[1]")]
    public async Task They_are_data_where_newtonsoft_would_look_for_them(string name, string value)
        => Assert.That(
            await Wire.RoundTripAsync($$"""{"{{name}}":{{value}},"name":"x"}"""), Is.EqualTo($$"""{"name":"x","{{name}}":{{value}}}"""));

    [Test]
    public async Task A_free_form_property_survives_too()
    {
        const string Body
            = """{"name":"x","settings":{"date":"2026-01-31T10:00:00+02:00","n":123456789012345678901234567890,"rate":1.10}}""";
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
        var widget = await Wire.ReadAsync<Widget>(
            """{"colors":["red"],"colors":["new"],"palette":{"a":"red"},"palette":{"b":"new"},"parts":null,"parts":[{"code":"a"}],"parts":[{}]}""");
        Assert.That(widget.Colors, Is.EqualTo(new Color[] { "new" }));
        Assert.That(widget.Palette!.Keys, Is.EqualTo(["b"]));
        Assert.That(widget.Parts!.Single().Has(nameof(Part.Code)), Is.False);
    }

    [Test]
    public async Task A_field_whose_name_differs_in_case_is_another_one()
    {
        const string Body = """{"name":"x","note":"n","Name":"y","NOTE":[1]}""";
        Assert.That((await Wire.ReadAsync<Widget>(Body)).Note, Is.EqualTo("n"));
        Assert.That(await Wire.RoundTripAsync(Body), Is.EqualTo(Body));
    }
}
