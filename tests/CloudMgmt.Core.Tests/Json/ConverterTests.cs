using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace CloudMgmt.Core.Tests;

/// <summary>Both JSON libraries read and write models as the service does, without a setting.</summary>
internal sealed class ConverterTests
{
    private const string Body
        = """{"name":"äß \"x\"","id":7,"note":null,"price":0.0,"color":"mauve","level":7,"colors":["red",null],"palette":{"Sky":"red"},"parts":[{"code":"a","new":1}],"createdAt":"2026-01-31T10:00:00Z","day":"2026-01-31","settings":{"at":"2026-01-31T10:00:00+02:00","n":[1.10,12345678901234567890,1E+20]},"other":[1,"2026-01-31T10:00:00+02:00",true,{}]}""";

    private static readonly (string Name, Func<object, string> Write, Func<string, Type, object?> Read)[] Libraries =
    [
        ("Newtonsoft.Json", JsonConvert.SerializeObject, JsonConvert.DeserializeObject),
        ("System.Text.Json", value => JsonSerializer.Serialize(value, Relaxed), (json, type) => JsonSerializer.Deserialize(json, type)),
        ("System.Text.Json for the web", value => JsonSerializer.Serialize(value, RelaxedForWeb),
            (json, type) => JsonSerializer.Deserialize(json, type, JsonSerializerOptions.Web)),
    ];

    private static IEnumerable<string> Names => Libraries.Select(library => library.Name);

    private static JsonSerializerOptions Relaxed { get; } = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static JsonSerializerOptions RelaxedForWeb { get; } = new(JsonSerializerDefaults.Web) { Encoder = Relaxed.Encoder };

    [TestCaseSource(nameof(Names))]
    public void A_model_is_written_with_what_was_set_read_only_properties_included(string library)
    {
        var model = (Widget)Reader(Body);
        Assert.That(Write(library, model), Is.EqualTo(Body));
        Assert.That(Write(library, new Widget(default) { Note = null }), Is.EqualTo("""{"note":null}"""), "what a request requires");
    }

    [TestCaseSource(nameof(Names))]
    public void What_is_written_is_read_the_same(string library)
    {
        // But for the digits of numbers in free forms, of which Newtonsoft.Json tells a converter the value only.
        var body = Body.Replace("1.10,12345678901234567890,1E+20", "1.5,2", StringComparison.Ordinal);
        Assert.That(Description.Of(Read<Widget>(library, body)), Is.EqualTo(Description.Of(Reader(body))));
    }

    [TestCaseSource(nameof(Names))]
    public void Models_and_enumerations_stand_in_types_of_the_application(string library)
    {
        const string json = """{"Widget":{"name":"x","Name":"y"},"Nothing":null,"List":[{"code":"a"},null],"Color":"mauve","Maybe":null,"Default":null,"Level":7,"Levels":{"a":100}}""";
        var page = Read<Page>(library, json);
        Assert.That(
            (page.Widget!.Name, page.Widget.AdditionalProperties["Name"], page.List![0].Code, page.Color.Value, page.Level.Value),
            Is.EqualTo(("x", "y", "a", "mauve", 7)));
        Assert.That(JToken.DeepEquals(JToken.Parse(Write(library, page)), JToken.Parse(WithCaseOf(library, json))), Write(library, page));
    }

    [TestCaseSource(nameof(Names))]
    public void Enumerations_are_the_keys_of_dictionaries(string library)
    {
        const string colors = """{"red":1,"mau\"ve":2,"7":3,"":4}""";
        var byColor = Read<SortedList<string, int>>(library, colors);
        Assert.That(
            Read<Dictionary<Color, int>>(library, colors).ToDictionary(entry => entry.Key.Value, entry => entry.Value),
            Is.EquivalentTo(byColor));
        Assert.That(Write(library, Read<Dictionary<Color, int>>(library, colors)), Is.EqualTo(colors));
        Assert.That(
            Write(library, Read<Dictionary<Level, Color>>(library, """{"7":"red","-100":null}""")),
            Is.EqualTo("""{"7":"red","-100":null}"""));
        foreach (var other in new[] { "x", "1.5", "", "null", "0x1" })
        {
            Assert.That(
                () => Read<Dictionary<Level, int>>(library, $$"""{"{{other}}":1}"""),
                Throws.InstanceOf<Newtonsoft.Json.JsonException>().Or.InstanceOf<System.Text.Json.JsonException>(), other);
        }
    }

    [Test]
    public void An_enumeration_is_bound_from_its_text()
    {
        var (color, level) = (TypeDescriptor.GetConverter(typeof(Color)), TypeDescriptor.GetConverter(typeof(Level)));
        Assert.That(
            (color.ConvertFromInvariantString("mauve"), level.ConvertFromInvariantString("7")),
            Is.EqualTo((new Color("mauve"), (object)new Level(7))));
        Assert.That(
            (color.ConvertToInvariantString(Color.LightBlue), level.ConvertToInvariantString(new Level(7))),
            Is.EqualTo(("light-blue", "7")));
        Assert.That(() => level.ConvertFromInvariantString("s3cret"), Throws.TypeOf<FormatException>().With.Message.Not.Contains("s3cret"));
    }

    [Test]
    public void Another_kind_of_value_is_an_error_of_the_library(
        [ValueSource(nameof(Names))] string library,
        [Values("""{"count":"1"}""", """{"parts":{}}""", "[]", "1", """{"level":1.5}""", """{"price":1e400}""")] string json)
        => Assert.That(
            () => Read<Widget>(library, json),
            Throws.InstanceOf<Newtonsoft.Json.JsonException>().Or.InstanceOf<System.Text.Json.JsonException>());

    // ASP.NET Core reads a request body so.
    [Test]
    public void System_text_json_may_have_a_text_in_pieces([Values(1, 3, 64)] int size)
    {
        var reader = new Utf8JsonReader(Pieces.Of(Encoding.UTF8.GetBytes($"[{Body},null,{Body}]"), size));
        var models = JsonSerializer.Deserialize<List<Widget?>>(ref reader)!;
        Assert.That(
            models.Select(model => model is null ? "" : Write("System.Text.Json", model)), Is.EqualTo([Body, "", Body]));
        reader = new Utf8JsonReader(Pieces.Of("""{"mauve":-100,"r\u0065d":7}"""u8, size));
        Assert.That(
            JsonSerializer.Deserialize<Dictionary<Color, Level>>(ref reader),
            Is.EquivalentTo(new Dictionary<Color, Level> { ["mauve"] = new(-100), ["red"] = new(7) }));
    }

    [Test]
    public void Newtonsoft_names_the_place_of_such_a_value()
        => Assert.That(
            () => JsonConvert.DeserializeObject<Widget>("""{"parts":[{"code":"a"},{"code":5}]}"""),
            Throws.InstanceOf<Newtonsoft.Json.JsonException>().With.Message.Contains("'parts[1].code'"));

    [Test]
    public void System_text_json_writes_by_the_settings_of_the_application()
        => Assert.That(
            JsonSerializer.Serialize(
                new Widget { Name = "<ä>", Parts = [new Part(default)] },
                new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }),
            Is.EqualTo("{\n  \"name\": \"\\u003C\\u00E4\\u003E\",\n  \"parts\": [\n    {}\n  ]\n}"));

    [Test]
    public void Parsed_json_has_values_and_no_text()
    {
        var tree = JObject.FromObject(new Widget(default) { Count = 5, Price = 1.5, CreatedAt = DateTimeOffset.UnixEpoch });
        Assert.That(
            ((long)tree["count"]!, (double)tree["price"]!, (string?)tree["createdAt"]), Is.EqualTo((5, 1.5, "1970-01-01T00:00:00Z")));
    }

    // Newtonsoft.Json hands the attribute of a model down to what is derived from it.
    [Test]
    public void A_class_of_the_application_that_has_no_converter_is_not_read_as_its_base()
        => Assert.That(
            () => JsonConvert.DeserializeObject<Own>("{}"),
            Throws.InstanceOf<Newtonsoft.Json.JsonException>().With.Message.Contains("Own has no converter"));

    [TestCase("""{"\u006e\u0061me":"x","s\u00e9jour":1}""")]
    [TestCase("""{"n\u0061me":"x","séjour":1}""")]
    public void A_name_may_be_escaped(string json)
    {
        var model = (Widget)Reader(json);
        Assert.That((model.Name, model.AdditionalProperties["séjour"]), Is.EqualTo(("x", 1L)));
    }

    private static object Reader(string json)
        => ApiJson.ReadResponse(
            Encoding.UTF8.GetBytes(json), Encoding.UTF8, new JsonType<Widget>(Widget.ReadJson))!;

    private static string Write(string library, object value) => Libraries.Single(l => l.Name == library).Write(value);

    private static T Read<T>(string library, string json) => (T)Libraries.Single(l => l.Name == library).Read(json, typeof(T))!;

    private static string WithCaseOf(string library, string json)
        => !library.EndsWith("web", StringComparison.Ordinal) ? json
            : System.Text.RegularExpressions.Regex.Replace(
                json, "\"(Widget|Nothing|List|Color|Maybe|Default|Levels?)\":", match => match.Value.ToLowerInvariant());

    private sealed class Page
    {
        public Widget? Widget { get; set; }

        public Widget? Nothing { get; set; }

        public List<Part>? List { get; set; }

        public Color Color { get; set; }

        public Color? Maybe { get; set; }

        public Color Default { get; set; }

        public Level Level { get; set; }

        public Dictionary<string, Level>? Levels { get; set; }
    }

    private sealed class Own : Widget;
}
