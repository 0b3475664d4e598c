using System.Text;
using CloudMgmt.CodeGeneration;
using CloudMgmt.Core;
using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>How values are written into addresses, headers and forms, over a real socket.</summary>
internal sealed class StyleTests
{
    private static readonly CompiledApi Api = new(new Api("styles", "styles.yaml", "CloudMgmt.Styles", "StyleClient", Foreign: true));

    private static dynamic Color => Api.Of("Color", "{r:5,g:'a/b'}");

    [Test]
    public void Everything_compiles_without_a_warning() => Assert.That(string.Join('\n', Api.Diagnostics), Is.Empty);

    [Test]
    public async Task A_label_follows_a_dot()
    {
        var sent = await Sending(client => client.LabelAsync("a b", new[] { 3L, 4L }, new[] { 3L, 4L }, Color, Color));
        Assert.That(sent.Line, Is.EqualTo("GET /label/.a%20b/.3,4/.3.4/.r,5,g,a%2Fb/.r=5.g=a%2Fb"));
    }

    [Test]
    public async Task A_matrix_names_its_values()
    {
        var sent = await Sending(client => client.MatrixAsync("", new[] { 3L, 4L }, new[] { 3L, 4L }, Color, Color));
        Assert.That(sent.Line, Is.EqualTo("GET /matrix/;one/;many=3,4/;apart=3;apart=4/;object=r,5,g,a%2Fb/;r=5;g=a%2Fb"));
    }

    [TestCase("")]
    [TestCase(".")]
    public void A_label_that_would_name_another_path_is_refused(string value)
        => Assert.That(
            () => Sending(client => client.LabelAsync(value, new[] { 1L }, new[] { 1L }, Color, Color)),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("one"));

    [Test]
    public async Task Pairs_of_an_exploded_object_have_equals_signs()
    {
        var options = Api.Of("SimpleOptions", "{XObject:{r:1,g:'x y'},XPairs:{r:1,g:'x y'},XDeep:{r:2}}");
        var sent = await Sending(client => client.SimpleAsync(Color, Color, options));
        Assert.That(sent.Line, Is.EqualTo("GET /simple/r,5,g,a%2Fb/r=5,g=a%2Fb.json"));
        Assert.That(
            (sent.Header("X-Object"), sent.Header("X-Pairs"), sent.Header("X-Deep")), Is.EqualTo(("r,1,g,x y", "r=1,g=x y", "r,2")));
    }

    [Test]
    public async Task A_query_described_by_JSON_is_typed_and_sent_as_JSON()
    {
        var sent = await Sending(client => client.QueryAsync(Api.Of("QueryOptions", "{Filter:{name:'ä&',sizes:[1,2]},Names:['a,b']}")));
        Assert.That(
            Uri.UnescapeDataString(sent.Line), Is.EqualTo("""GET /query?filter={"name":"ä&","sizes":[1,2]}&names=["a,b"]"""));
        Assert.That(sent.Line, Does.Contain("%26").And.Not.Contain("\""));
        Assert.That(
            () => Sending(client => client.QueryAsync(Api.Of("QueryOptions", "{Filter:{sizes:[1]}}"))),
            Throws.ArgumentException.With.Message.Contains("QueryFilter.Name"));
    }

    [Test]
    public async Task Reserved_signs_stand_for_themselves_where_the_document_allows_it()
    {
        var sent = await Sending(client => client.QueryAsync(Api.Of("QueryOptions", "{Link:'https://x.y/a?b=c&d=%3A#e+f g'}")));
        Assert.That(sent.Line, Is.EqualTo("GET /query?link=https://x.y/a?b%3Dc%26d%3D%253A%23e%2Bf%20g"));
    }

    [Test]
    public async Task Alternatives_that_list_values_are_an_enumeration_with_their_titles()
    {
        var options = (dynamic)Api.New("QueryOptions");
        options.State = Static("QueryState", "Lit");
        options.Level = Static("QueryLevel", "High");
        Assert.That((await Sending(client => client.QueryAsync(options))).Line, Is.EqualTo("GET /query?state=on&level=9"));
    }

    [Test]
    public async Task A_part_has_the_media_type_that_its_encoding_says()
    {
        var sent = await Sending(
            client => client.PartsAsync(Api.Of("PartsOptions", "{Color:{r:1},Colors:[{r:2},{r:3}],Page:'<p>ä</p>',Plain:'p'}")));
        Assert.That(MultipartText.TypedParts(sent.Body), Is.EqualTo((string[])
        [
            """application/vnd.color+json; charset=utf-8: color={"r":1}""",
            """application/json; charset=utf-8: colors={"r":2}""",
            """application/json; charset=utf-8: colors={"r":3}""",
            "text/html; charset=utf-8: page=<p>ä</p>",
            "text/plain; charset=utf-8: plain=p",
        ]));
    }

    [Test]
    public async Task What_takes_JSON_or_a_form_with_files_has_methods_for_both()
    {
        var json = await Sending(client => client.SendNoteAsync(Api.Of("Note", "{text:'t',color:{r:1}}")));
        Assert.That((json.Header("Content-Type"), json.Body), Is.EqualTo(
            ("application/json; charset=utf-8", """{"text":"t","color":{"r":1}}""")));

        var options = Api.Of("SendNoteWithFilesOptions", "{Color:{r:1}}");
        options.Files0 = File("one");
        options.More = new[] { File("two") };
        var form = await Sending(client => client.SendNoteWithFilesAsync("t", options));
        Assert.That(form.Line, Is.EqualTo("POST /notes"));
        Assert.That(MultipartText.Parts(form.Body), Is.EquivalentTo((string[])
        [
            "text=t", """color={"r":1}""", "files[0](one.txt, application/octet-stream)=one", "more(two.txt, application/octet-stream)=two",
        ]));
    }

    [Test]
    public void A_form_that_says_no_more_than_the_JSON_has_no_methods_of_its_own()
    {
        var notes = Api.Type("IStyleClient").GetMethods().Select(method => method.Name).Where(name => name.Contains("Note")).Distinct();
        Assert.That(notes, Is.EquivalentTo((string[])
        [
            "SendNoteAsync", "SendNoteWithResponseAsync", "SendNoteWithFilesAsync", "SendNoteWithFilesWithResponseAsync",
            "ReplaceNoteAsync", "ReplaceNoteWithResponseAsync",
        ]));
    }

    [Test]
    public async Task Any_multipart_has_a_boundary()
    {
        var sent = await Sending(client => client.MixedAsync(Api.Of("MixedOptions", "{Color:{r:1},Note:'n'}")));
        Assert.That(sent.Header("Content-Type"), Does.StartWith("multipart/mixed; boundary="));
        Assert.That(
            MultipartText.TypedParts(sent.Body),
            Is.EqualTo((string[])["""application/json; charset=utf-8: color={"r":1}""", "text/plain; charset=utf-8: note=n"]));
    }

    [Test]
    public async Task A_field_described_by_JSON_is_JSON()
        => Assert.That(
            Uri.UnescapeDataString(
                (await Sending(client => client.JsonFieldsAsync(Api.Of("JsonFieldsOptions", "{Color:{r:1},Names:['a','b']}")))).Body),
            Is.EqualTo("""color={"r":1}&names=["a","b"]"""));

    [Test]
    public async Task A_form_of_alternatives_has_the_fields_of_all()
        => Assert.That(
            (await Sending(client => client.EitherFormAsync("g", Api.Of("EitherFormOptions", "{Name:'n'}")))).Body,
            Is.EqualTo("grant=g&name=n"));

    [Test]
    public async Task A_form_without_named_fields_takes_a_map()
    {
        var fields = new Dictionary<string, string> { ["a b"] = "1", ["c"] = "&" };
        var sent = await Sending(client => client.FreeFormAsync(fields));
        Assert.That(
            (sent.Body, sent.Header("Content-Type")), Is.EqualTo(("a+b=1&c=%26", "application/x-www-form-urlencoded; charset=utf-8")));
    }

    [Test]
    public async Task Values_have_the_types_that_they_are_listed_with()
    {
        const string json = """
            {"five":5,"half":0.5,"mixed":1,"digits":2,"free":{"a":[1]},"pair":[1,"x"],"texts":["t"],"state":"on","levels":[1,9]}
            """;
        await using var site = await Site.StartAsync(json);
        var values = await site.Client(Api).ValuesAsync();
        Assert.That(JToken.DeepEquals(JToken.FromObject((object)values), JToken.Parse(json)));
        var types = ((object)values).GetType().GetProperties().Where(property => property.DeclaringType == Api.Type("Values"))
            .Select(property => $"{property.Name} {CompiledApi.Named(property.PropertyType)}");
        Assert.That(types, Is.EqualTo((string[])
        [
            "Five Int64", "Half Double", "Mixed Object", "Digits ValuesDigits", "Free IDictionary<String,Object>", "Pair IList<Object>",
            "Texts IList<String>", "State ValuesState", "Levels IList<ValuesLevelsItem>",
        ]));
    }

    private static FileParameter File(string content)
        => new(new MemoryStream(Encoding.UTF8.GetBytes(content)), content + ".txt");

    private static dynamic Static(string type, string name) => Api.Type(type).GetProperty(name)!.GetValue(null)!;

    private static async Task<Arrival> Sending(Func<dynamic, Task> call)
    {
        await using var site = await Site.StartAsync();
        await call(site.Client(Api));
        return site.Arrival;
    }
}
