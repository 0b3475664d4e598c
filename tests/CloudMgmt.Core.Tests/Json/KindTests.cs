using CloudMgmt.Core.Serialization;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>A value of another kind than its document says is refused at its place: none is made into another without a word.</summary>
internal sealed class KindTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["text"] = "\"s3cret\"",
        ["empty text"] = "\"\"",
        ["an integer as text"] = "\"1\"",
        ["a number as text"] = "\"1.5\"",
        ["a flag as text"] = "\"true\"",
        ["null as text"] = "\"null\"",
        ["a time as text"] = "\"2026-01-31T12:00:00Z\"",
        ["base64"] = "\"AQI=\"",
        ["a GUID"] = "\"00112233-4455-6677-8899-aabbccddeeff\"",
        ["an integer"] = "1",
        ["zero"] = "0",
        ["a fraction"] = "1.5",
        ["a whole fraction"] = "7.0",
        ["a great number"] = "12345678901234567890",
        ["a flag"] = "true",
        ["no flag"] = "false",
        ["an object"] = """{"a":1}""",
        ["an empty object"] = "{}",
        ["a list"] = "[1]",
        ["an empty list"] = "[]",
        ["a list of text"] = """["x"]""",
    };

    private static readonly string[] Texts =
    [
        "text", "empty text", "an integer as text", "a number as text", "a flag as text", "null as text", "a time as text", "base64",
        "a GUID",
    ];

    /// <summary>What is read for each type; everything else must be refused.</summary>
    private static readonly (string Type, Func<string, JsonType> Of, string[] Read)[] Types =
    [
        Kind<string>("string", JsonValues.ReadString, Texts),
        Kind<bool?>("bool", JsonValues.ReadBoolean, "a flag", "no flag"),
        Kind<int?>("int", JsonValues.ReadInt32, "an integer", "zero", "a whole fraction"),
        Kind<long?>("long", JsonValues.ReadInt64, "an integer", "zero", "a whole fraction"),
        Kind<double?>("double", JsonValues.ReadDouble, "an integer", "zero", "a fraction", "a whole fraction", "a great number"),
        Kind<float?>("float", JsonValues.ReadSingle, "an integer", "zero", "a fraction", "a whole fraction", "a great number"),
        Kind<decimal?>("decimal", JsonValues.ReadDecimal, "an integer", "zero", "a fraction", "a whole fraction", "a great number"),
        Kind<DateTimeOffset?>("time", JsonValues.ReadTime, "a time as text", "empty text"),
        Kind<byte[]>("bytes", JsonValues.ReadBytes, "base64", "empty text", "a flag as text", "null as text"),
        Kind<Color?>("text enumeration", JsonValues.ReadTextEnum<Color>, Texts),
        Kind<Level?>("number enumeration", JsonValues.ReadNumberEnum<Level>, "an integer", "zero", "a whole fraction"),
        Kind<Part>("model", Part.ReadJson, "an object", "an empty object"),
        Kind<IList<long>>("list", (ref json) => json.ReadValues(JsonValues.ReadInt64), "a list", "an empty list"),
        Kind<IList<string>>("list of text", (ref json) => json.ReadList(JsonValues.ReadString), "an empty list", "a list of text"),
        Kind<IList<Part>>("list of models", (ref json) => json.ReadList(Part.ReadJson), "an empty list"),
        Kind<IDictionary<string, long>>("map", (ref json) => json.ReadValueMap(JsonValues.ReadInt64), "an object", "an empty object"),
        Kind<IDictionary<string, Part>>("map of models", (ref json) => json.ReadMap(Part.ReadJson), "an empty object"),
    ];

    private static IEnumerable<TestCaseData> Cases
        => from type in Types
           from value in Values
           select new TestCaseData(type.Of, value.Value, type.Read.Contains(value.Key)).SetArgDisplayNames(type.Type, value.Key);

    [TestCaseSource(nameof(Cases))]
    public void Only_its_own_kind_is_read(Func<string, JsonType> typeOf, string json, bool isRead)
    {
        foreach (var form in new[] { "{0}", "[{0}]", "{\"at\":{0}}" })
        {
            var type = typeOf(form);
            var utf8 = System.Text.Encoding.UTF8.GetBytes(form.Replace("{0}", json, StringComparison.Ordinal));
            if (isRead)
            {
                Assert.That(() => ApiJson.ReadResponse(utf8, System.Text.Encoding.UTF8, type), Throws.Nothing, form);
                continue;
            }
            var refusal = Assert.Throws<UnreadableBodyException>(() => ApiJson.ReadResponse(utf8, System.Text.Encoding.UTF8, type), form)!;
            Assert.That(
                refusal.Message,
                Does.Contain(form[0] switch { '[' => "'[0]", '{' when form.Length > 3 => "'at", _ => "''" }).Or.Contain("'[0]").Or
                    .Contain("'a'"));
            Assert.That(refusal.ToString(), Does.Not.Contain("s3cret"));
        }
    }

    [TestCase("-0", true)]
    [TestCase("-0.0", true)]
    [TestCase("-0.00e5", true)]
    [TestCase("0.0", false)]
    [TestCase("0", false)]
    public void The_sign_of_a_zero_stays(string number, bool isNegative)
    {
        JsonType[] types =
        [
            ForeignJson.TypeOf<IList<double>>(), new JsonType<IList<double>>((ref json) => json.ReadValues(JsonValues.ReadDouble)),
        ];
        foreach (var form in new[] { $"[{number}]", $" [ {number} ]", $"[{number},1]", $"[/* remark */{number}]" })
        {
            foreach (var type in types)
            {
                var read = (IList<double>)ApiJson.ReadResponse(System.Text.Encoding.UTF8.GetBytes(form), System.Text.Encoding.UTF8, type)!;
                Assert.That(double.IsNegative(read[0]), Is.EqualTo(isNegative), form);
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Null_stays_null(Func<string, JsonType> typeOf, string json, bool isRead)
        => Assert.That(ApiJson.ReadResponse("null"u8.ToArray(), System.Text.Encoding.UTF8, typeOf("{0}")), Is.Null, $"{json} {isRead}");

    [TestCase("""{"parts":[{"code":"a"},{"code":5}]}""", "parts[1].code")]
    [TestCase("""{"palette":{"sky":7}}""", "palette.sky")]
    [TestCase("""{"enabled":1}""", "enabled")]
    [TestCase("""{"parts":""}""", "parts")]
    [TestCase("""{"parts":[""]}""", "parts[0]")]
    [TestCase("""{"createdAt":{},"name":"x"}""", "createdAt")]
    [TestCase("""{"parts":[{"code":{}}],"name":"x"}""", "parts[0].code")]
    public void The_error_of_the_call_names_the_place(string body, string place)
    {
        foreach (var call in new[] { Wire.Get().Returns<Widget>("200"), Wire.Get().Returns("200", Widget.ReadJson) })
        {
            Assert.That(
                Wire.Failure(RecordingHandler.Answering(body), call).Message, Does.Contain($"cannot be read as Widget at '{place}'"));
        }
    }

    private static (string, Func<string, JsonType>, string[]) Kind<T>(string name, JsonRead<T> read, params string[] readable)
        => (name, form => form switch
    {
        "{0}" => new JsonType<T>(read),
        "[{0}]" => new JsonType<IList<T>>((ref json) => json.ReadList(read)),
        _ => new JsonType<IDictionary<string, T>>((ref json) => json.ReadMap(read)),
    }, readable);
}
