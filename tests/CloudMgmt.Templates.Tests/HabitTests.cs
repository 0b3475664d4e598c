using System.Text;
using CloudMgmt.CodeGeneration;
using CloudMgmt.Core;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>What generators of documents write by habit means what their services do.</summary>
internal sealed class HabitTests
{
    private static readonly CompiledApi Api = new(new Api("habits", "habits.yaml", "CloudMgmt.Habits", "Cellar", Foreign: true));
    private static readonly CompiledApi New = new(new Api("new", "habits32.yaml", "CloudMgmt.Habits32", "Cellar", Foreign: true));

    [Test]
    public void Everything_compiles_without_a_warning()
        => Assert.That(string.Join('\n', Api.Diagnostics.Concat(New.Diagnostics)), Is.Empty);

    [Test]
    public async Task Any_media_type_is_JSON_where_more_than_a_text_is_meant()
    {
        await using var site = await Site.StartAsync("""[{"code":7}]""");
        var bottles = await site.Client(Api).FindBottlesAsync();
        Assert.That(((long)bottles[0].Code, site.Arrival.Header("Accept")), Is.EqualTo((7L, "application/json")));
        var sent = await Sending(Api, client => client.AddBottleAsync(Api.Of("Bottle", "{code:8}")));
        Assert.That((sent.Body, sent.Header("Content-Type")), Is.EqualTo(("""{"code":8}""", "application/json; charset=utf-8")));
    }

    [Test]
    public void Any_media_type_of_an_error_is_its_type()
        => Assert.That(
            () => (Task)Wire.Answering(Api, 400, """{"message":"m"}""").FindBottlesAsync(),
            Throws.InstanceOf(typeof(ApiException<>).MakeGenericType(Api.Type("Fault"))));

    [Test]
    public async Task Any_media_type_of_a_text_is_the_text()
        => Assert.That(
            (string)await Wire.Answering(Api, 200, "7a", "text/plain").AddBottleAsync(Api.Of("Bottle", "{}")), Is.EqualTo("7a"));

    [Test]
    public async Task Of_several_kinds_of_JSON_the_plain_one_is_taken()
    {
        await using var site = await Site.StartAsync("""{"code":7}""");
        var bottle = await site.Client(Api).ChangeBottleAsync(Api.Of("Bottle", "{maker:null}"));
        Assert.That(((long)bottle.Code, site.Arrival.Header("Accept")), Is.EqualTo((7L, "application/json")));
        Assert.That(
            (site.Arrival.Body, site.Arrival.Header("Content-Type")),
            Is.EqualTo(("""{"maker":null}""", "application/merge-patch+json; charset=utf-8")));
    }

    [TestCase("null", 200)]
    [TestCase(" null\n", 200)]
    [TestCase("", 200)]
    [TestCase("", 204)]
    public async Task An_answer_that_may_be_null_is(string answer, int status)
    {
        var client = Wire.Answering(Api, status, answer);
        Assert.That((object?)await client.GetLatestAsync(), Is.Null);
        Assert.That((long?)await client.CountLatestAsync(), Is.Null);
        Assert.That((object?)await client.DropLatestAsync(), Is.Null);
        Assert.That(() => (Task)client.NameLatestAsync(), Throws.TypeOf<ApiException>());
    }

    [Test]
    public async Task An_answer_that_may_be_null_is_read_where_it_is_not()
    {
        Assert.That((await Wire.Answering(Api, 200, """{"code":7}""").GetLatestAsync()).Code, Is.EqualTo(7L));
        Assert.That((long?)await Wire.Answering(Api, 200, "7").CountLatestAsync(), Is.EqualTo(7L));
    }

    [TestCase("\"a\"", "application/json", "a")]
    [TestCase("\"a\"", "text/plain", "a")]
    [TestCase("a\nb", "text/plain", "a\nb")]
    [TestCase("{}", "text/plain; charset=utf-8", "{}")]
    public async Task A_text_that_is_called_JSON_is_read(string answer, string contentType, string expected)
        => Assert.That((string)await Wire.Answering(Api, 200, answer, contentType).NameLatestAsync(), Is.EqualTo(expected));

    [Test]
    public void A_text_that_is_sent_as_JSON_is_JSON()
        => Assert.That(() => (Task)Wire.Answering(Api, 200, "{}").NameLatestAsync(), Throws.TypeOf<ApiException>());

    [Test]
    public async Task Bytes_are_bytes_even_if_they_are_called_JSON()
    {
        using Stream label = await Wire.Answering(Api, 200, "\u0001{", "image/png").GetLabelAsync("7");
        Assert.That(await new StreamReader(label).ReadToEndAsync(), Is.EqualTo("\u0001{"));
        var sent = await Sending(Api, client => client.SetLabelAsync("7", new MemoryStream("\u0001{"u8.ToArray())));
        Assert.That((sent.Body, sent.Header("Content-Type")), Is.EqualTo(("\u0001{", "application/json")));
    }

    [Test]
    public async Task What_may_be_a_file_among_other_things_is_one()
    {
        dynamic options = Api.New("AddScansOptions");
        options.Page = new[] { File("1"), File("2") };
        options.Cover = File("3");
        options.Old = File("4");
        options.Grid = new[] { new[] { 1L, 2L }, [3L] };
        var sent = await Sending(Api, client => client.AddScansAsync(options));
        Assert.That(MultipartText.Parts(sent.Body), Is.EqualTo((string[])
        [
            "page(1.txt, text/plain)=1", "page(2.txt, text/plain)=2", "cover(3.txt, text/plain)=3", "old(4.txt, text/plain)=4",
            "grid=[1,2]", "grid=[3]",
        ]));
    }

    [Test]
    public async Task Files_whose_names_the_document_does_not_know_are_files()
    {
        dynamic options = Api.New("NameScansOptions");
        options.Fields = new Dictionary<string, FileParameter> { ["front"] = File("1"), ["back"] = File("2") };
        var sent = await Sending(Api, client => client.NameScansAsync(options));
        Assert.That(
            MultipartText.Parts(sent.Body), Is.EqualTo((string[])["front(1.txt, text/plain)=1", "back(2.txt, text/plain)=2"]));
    }

    [Test]
    public async Task Bytes_in_a_form_without_parts_are_a_text()
    {
        var sent = await Sending(Api, client => client.AddScanAsync(Api.Of("AddScanOptions", "{Page:'a&b'}")));
        Assert.That((sent.Body, sent.Header("Content-Length")), Is.EqualTo(("page=a%26b", "10")));
    }

    [TestCase("{Page:{size:9,sort:['a,asc','b']}}", "?size=9&sort=a,asc&sort=b")]
    [TestCase("{Where:[{field:'a'},{field:'b'}]}", """?where={"field":"a"}&where={"field":"b"}""")]
    [TestCase("{Box:[[1.5,2.5],[3.5]]}", "?box=[1.5,2.5]&box=[3.5]")]
    public async Task What_is_nested_in_a_query_keeps_all_that_it_holds(string options, string expected)
    {
        var sent = await Sending(Api, client => client.FindBottlesAsync(Api.Of("FindBottlesOptions", options)), answer: "[]");
        Assert.That(Uri.UnescapeDataString(sent.Line), Is.EqualTo("GET /bottles" + expected));
    }

    [TestCase("Grapes", "IList<String>")]
    [TestCase("Size", "Int64")]
    [TestCase("State", "State")]
    [TestCase("Maker", "Maker")]
    [TestCase("Code", "Int64")]
    [TestCase("Seal", "UInt64")]
    [TestCase("Seals", "IList<UInt64>")]
    public void A_property_has_the_type_that_its_service_sends(string property, string type)
        => Assert.That(CompiledApi.Named(Api.Type("Bottle").GetProperty(property)!.PropertyType), Is.EqualTo(type));

    [TestCase("{'grapes':['merlot','rye'],'size':1,'state':'','maker':null}")]
    [TestCase("{'state':null,'maker':{'name':'n'}}")]
    [TestCase("{'code':9007199254740993,'seal':18446744073709551615,'seals':[0,18446744073709551614]}")]
    [TestCase("{'drink':{'kind':'w','year':1990}}")]
    public async Task What_is_read_is_written_again(string json)
    {
        json = $"[{json.Replace('\'', '"')}]";
        var bottles = (object)await Wire.Answering(Api, 200, json).FindBottlesAsync();
        var written = JsonConvert.SerializeObject(bottles);
        Assert.That(JToken.DeepEquals(JToken.Parse(written), JToken.Parse(json)), written);
    }

    [Test]
    public async Task A_mapping_may_name_a_schema_with_dots()
    {
        var bottles = await Wire.Answering(Api, 200, """[{"drink":{"kind":"w","year":1990}}]""").FindBottlesAsync();
        Assert.That((object)bottles[0].Drink, Is.InstanceOf(Api.Type("AcmeDrinkWine")));
    }

    [Test]
    public async Task An_operation_has_any_method()
    {
        await using var site = await Site.StartAsync("{}");
        await site.Client(New).QueryRacksAsync(New.Of("Rack", "{counts:{a:1}}"));
        Assert.That((site.Arrival.Line, site.Arrival.Body), Is.EqualTo(("QUERY /racks", """{"counts":{"a":1}}""")));
        Assert.That((await Sending(New, client => client.TraceRacksAsync())).Line, Is.EqualTo("TRACE /racks"));
        Assert.That((await Sending(New, client => client.PurgeRacksAsync())).Line, Is.EqualTo("PURGE /racks"));
    }

    [Test]
    public async Task The_whole_query_can_be_one_object()
    {
        var sent = await Sending(New, client => client.GetRacksAsync(New.Of("GetRacksOptions", "{All:{row:3,tags:['a','b']}}")));
        Assert.That(sent.Line, Is.EqualTo("GET /racks?row=3&tags=a&tags=b"));
    }

    [Test]
    public async Task The_whole_query_can_be_JSON_or_a_text()
    {
        var rack = New.Of("Rack", "{counts:{'a&b':1}}");
        var sent = await Sending(New, client => client.FilterRacksAsync(rack), answer: "{}");
        Assert.That(sent.Line, Is.EqualTo("POST /racks?%7B%22counts%22%3A%7B%22a%26b%22%3A1%7D%7D"));
        sent = await Sending(New, client => client.NameRacksAsync(New.Of("NameRacksOptions", "{All:'a b'}")));
        Assert.That(sent.Line, Is.EqualTo("PUT /racks?a%20b"));
    }

    [Test]
    public async Task A_media_type_and_a_document_may_be_referred_to()
    {
        var answer = await Wire.Answering(New, 200, """{"counts":{"a":7}}""").FilterRacksAsync(New.Of("Rack", "{}"));
        Assert.That((long)answer.Counts["a"], Is.EqualTo(7));
        var sent = await Sending(New, client => client.NameRacksAsync(New.Of("NameRacksOptions", "{Body:{spots:[1]}}")));
        Assert.That(sent.Body, Is.EqualTo("""{"spots":[1]}"""));
    }

    [Test]
    public async Task Values_whose_type_depends_on_their_names_are_kept()
    {
        const string Answer = """{"byKind":{"x-a":1,"b":"c"}}""";
        var rack = (object)await Wire.Answering(New, 200, Answer).FilterRacksAsync(New.Of("Rack", "{}"));
        Assert.That(JsonConvert.SerializeObject(rack), Is.EqualTo(Answer));
    }

    [TestCase("ByName", "IDictionary<String,RackByNameValue>")]
    [TestCase("Counts", "IDictionary<String,Int64>")]
    [TestCase("Spots", "IList<Int64>")]
    [TestCase("Place", "IList<Double>")]
    [TestCase("Owner", "RackOwner")]
    public void What_something_holds_may_be_said_in_other_words(string property, string type)
        => Assert.That(CompiledApi.Named(New.Type("Rack").GetProperty(property)!.PropertyType), Is.EqualTo(type));

    [Test]
    public void The_keywords_of_the_version_are_known()
    {
        var spec = Spec.Load(new Repository(TestContext.CurrentContext.TestDirectory), "habits32.yaml");
        Assert.That(SpecChecks.ForForeign(spec), Is.Empty);
    }

    private static FileParameter File(string content)
        => new(new MemoryStream(Encoding.UTF8.GetBytes(content)), $"{content}.txt", "text/plain");

    private static async Task<Arrival> Sending(CompiledApi api, Func<dynamic, Task> call, string answer = "")
    {
        await using var site = await Site.StartAsync(answer);
        await call(site.Client(api));
        return site.Arrival;
    }
}
