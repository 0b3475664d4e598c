using System.Text;
using CloudMgmt.CodeGeneration;
using CloudMgmt.Core;
using CloudMgmt.Core.Tests;
using Newtonsoft.Json;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>Documents of others are taken as they are: what they are made into compiles, and is right on the wire.</summary>
internal sealed class ForeignTests
{
    private static readonly CompiledApi Old = new(
        new Api("old", "foreign.yaml", "CloudMgmt.Foreign", "Harbour", Foreign: true), "foreign-part.yaml");
    private static readonly CompiledApi New = new(new Api("new", "foreign31.yaml", "CloudMgmt.Foreign31", "Harbour", Foreign: true));

    [Test]
    public void Everything_compiles_without_a_warning()
        => Assert.That(string.Join('\n', Old.Diagnostics.Concat(New.Diagnostics)), Is.Empty);

    [Test]
    public async Task An_operation_without_a_name_is_called_after_its_path()
        => Assert.That((await Sending(c => c.GetBerthsBerthIdFreeSlotsAsync("7"))).Line, Is.EqualTo("GET /base/berths/7/free-slots"));

    [Test]
    public async Task A_fragment_of_a_path_is_not_sent_and_its_query_is()
    {
        Assert.That(
            (await Sending(c => c.RenameFolderAsync("7", Old.Of("RenameFolderOptions", "{ Fields: 'link' }")))).Line,
            Is.EqualTo("PUT /base/folders/7?fields=link"));
        Assert.That((await Sending(c => c.MoveFolderAsync("7"))).Line, Is.EqualTo("PUT /base/folders/7"));
        Assert.That(() => Sending(c => c.MoveFolderAsync("shared")), Throws.ArgumentException);
    }

    [Test]
    public async Task A_query_in_a_path_is_gone_on_with()
    {
        Assert.That(
            (await Sending(c => c.SearchBoatsAsync(Old.Of("SearchBoatsOptions", "{ Q: 'x y' }")))).Line,
            Is.EqualTo("GET /base/search?kind=boat&q=x%20y"));
        Assert.That((await Sending(c => c.SearchBoatsAsync())).Line, Is.EqualTo("GET /base/search?kind=boat"));
    }

    [Test]
    public async Task Headers_that_are_no_parameters_are_passed_over()
    {
        var sent = await Sending(c => c.ReservedHeadersAsync(Old.Of("ReservedHeadersOptions", "{ XTrace: 't', Visit: 'v' }")));
        Assert.That(
            (sent.Header("Accept"), sent.Header("X-Trace"), sent.Header("Cookie"), sent.Header("Authorization")),
            Is.EqualTo(("application/json", "t", "visit=v", (string?)null)));
        Assert.That(Old.Sources.Keys, Has.None.Contains("Authorization"));
    }

    [Test]
    public async Task The_path_decides_what_its_parameters_are()
        => Assert.That(
            (await Sending(c => c.HalfToldAsync(1L, "b", Old.Of("HalfToldOptions", "{ Twice: 't' }")))).Line,
            Is.EqualTo("GET /base/half/1/b?twice=t"));

    [Test]
    public async Task Names_that_are_the_same_in_CSharp_are_made_different()
    {
        var sent = await Sending(
            c => c.SignsAsync(Old.Of("SignsOptions", "{ From: 'a', FromParameter: 'b', FromParameter2: 'c', FromParameter3: 'd' }")));
        Assert.That(sent.Line, Is.EqualTo("GET /base/signs?from=a&from%3C=b&from%3E=c&From=d"));
        Assert.That((await Sending(c => c.Signs2Async())).Line, Is.EqualTo("POST /base/signs"));
    }

    [TestCase(
        "{ Home: { city: 'Oslo', door: { number: 7 }, tags: ['a', 'b'] } }",
        "home[city]=Oslo&home[door][number]=7&home[tags][0]=a&home[tags][1]=b")]
    [TestCase("{ Expand: ['x', 'y.z'] }", "expand[0]=x&expand[1]=y.z")]
    [TestCase("{ Expand: [], Names: [], Lines: [], Kind: 'sail' }", "kind=sail")]
    [TestCase("{ Lines: [{ price: 'p' }, { price: 'q' }] }", "lines[0][price]=p&lines[1][price]=q")]
    [TestCase("{ Names: ['a', 'b'], Ports: ['c', 'd'] }", "names=a,b&ports=c|d")]
    [TestCase("{ Spread: { a: 1, b: 'x' }, Plain: { x: 1 } }", "a=1&b=x&plain={\"x\":1}")]
    public async Task A_form_is_written_as_its_encoding_says(string options, string expected)
    {
        var sent = await Sending(c => c.EncodedFormAsync(Old.Of("EncodedFormOptions", options)));
        Assert.That(Uri.UnescapeDataString(sent.Body), Is.EqualTo(expected));
        Assert.That(sent.ContentType, Is.EqualTo("application/x-www-form-urlencoded; charset=utf-8"));
    }

    [TestCase("Home", "EncodedFormRequestHome")]
    [TestCase("Kind", "EncodedFormRequestKind")]
    public void What_is_in_a_form_has_a_type_of_its_own(string option, string type)
        => Assert.That(Plain(Old.Type("EncodedFormOptions").GetProperty(option)!.PropertyType), Is.EqualTo(Old.Type(type)));

    [Test]
    public async Task A_form_without_fields_is_no_body()
    {
        Assert.That((await Sending(c => c.EmptyGetAsync())).ContentType, Is.Null);
        Assert.That(Old.Type("EmptyGetOptions").GetProperty("Body"), Is.Null);
        Assert.That((await Sending(c => c.EmptyPostAsync())).Body, Is.Empty);
    }

    [Test]
    public async Task A_form_of_parts_without_fields_takes_files()
    {
        var sent = await Sending(c => c.SendFileAsync(File("1", "one.txt")));
        Assert.That(sent.ContentType, Does.StartWith("multipart/form-data; boundary="));
        Assert.That(MultipartText.Parts(sent.Body), Is.EqualTo(["file(one.txt, application/octet-stream)=1"]));
        dynamic options = Old.New("SendFilesOptions");
        options.File = new[] { File("1", "one.txt"), File("2", "two.txt") };
        Assert.That(MultipartText.Parts((await Sending(c => c.SendFilesAsync(options))).Body), Has.Exactly(2).StartsWith("file("));
    }

    [Test]
    public async Task An_object_among_parts_says_that_it_is_JSON()
    {
        var sent = await Sending(c => c.SendPartsAsync(Old.Of("SendPartsOptions", "{ About: { name: 'n' }, Title: 't' }")));
        Assert.That(
            sent.Body, Does.Contain("Content-Type: application/json; charset=utf-8")
                .And.Contain("""{"name":"n"}""")
                .And.Contain("Content-Type: text/plain; charset=utf-8"));
    }

    [Test]
    public async Task A_path_may_be_a_file()
        => Assert.That((await Sending(c => c.FromFileAsync())).Line, Is.EqualTo("GET /base/from-a-file"));

    [Test]
    public async Task A_path_may_be_another_one()
    {
        var sent = await Sending(c => c.ListShelvesAsync(Old.Of("ListShelvesOptions", "{ Order: 'up' }")));
        Assert.That(sent.Line, Is.EqualTo("GET /base/shelves?order=up"));
        Assert.That((await Sending(c => c.ListShelves2Async())).Line, Is.EqualTo("GET /base/racks"));
    }

    [TestCase("oddities", "String")]
    [TestCase("Oddities", "Int64")]
    [TestCase("oddi-ties", "Boolean")]
    [TestCase("", "String")]
    [TestCase("$ref", "Base")]
    [TestCase("stricter", "OdditiesStricter")]
    [TestCase("nothing", "Nothing")]
    [TestCase("maybeNothing", "Nothing")]
    [TestCase("openNothing", "Object")]
    [TestCase("size", "ShirtSize")]
    [TestCase("place", "FailPlace")]
    [TestCase("hull", "XPartsHull")]
    [TestCase("short", "Base")]
    [TestCase("contact", "Contact")]
    [TestCase("animal", "Animal")]
    [TestCase("model", "OpenModelOption2")]
    [TestCase("state", "String")]
    [TestCase("word", "String")]
    [TestCase("letters", "String")]
    [TestCase("rows", "OdditiesRowsItem")]
    [TestCase("untyped", "String")]
    [TestCase("untypedMap", "Int64")]
    public void Every_property_has_the_type_that_is_meant(string property, string type)
        => Assert.That(TypeOf(Old, "Oddities", property), Is.EqualTo(type));

    [Test]
    public async Task A_property_of_the_name_of_another_type_hides_none()
    {
        dynamic odd = await Wire.Answering(
            Old,
            200,
            """{"bill":{"toll":7,"tolls":[{"amount":1}],"last":{"amount":2},"owner":{"name":"a"},"named":[{"name":"b"}]}}""")
            .OdditiesAsync();
        Assert.That(
            new object[] { odd.Bill.Toll, odd.Bill.Tolls[0].Amount, odd.Bill.Last.Amount, odd.Bill.Owner.Name, odd.Bill.Named[0].Name },
            Is.EqualTo(new object[] { 7L, 1L, 2L, "a", "b" }));
    }

    [TestCase("boat", "Boat")]
    [TestCase("either", "Boat")]
    [TestCase("text", "String")]
    [TestCase("count", "Int32")]
    [TestCase("list", "String")]
    [TestCase("constant", "String")]
    [TestCase("flag", "Boolean")]
    [TestCase("choice", "NewerChoice")]
    [TestCase("mast", "NewerMast")]
    [TestCase("several", "NewerSeveral")]
    [TestCase("tuple", "Object")]
    [TestCase("anything", "Object")]
    [TestCase("ferry", "Ferry")]
    [TestCase("tug", "NewerTug")]
    [TestCase("sailed", "DateTimeOffset")]
    public void So_it_has_in_OpenAPI_31(string property, string type) => Assert.That(TypeOf(New, "Newer", property), Is.EqualTo(type));

    [TestCase("{'contact': { 'via': 'Phone', 'number': '1' } }", "Contact", "Phone")]
    [TestCase("{'contact': { 'via': 'Fax' } }", "Contact", "Contact")]
    [TestCase("{'animal': { 'species': 'cat', 'lives': 9 } }", "Animal", "Cat")]
    [TestCase("{'animal': { 'species': 'Named' } }", "Animal", "Animal")]
    public async Task A_discriminator_works_where_it_stands_in_a_part_or_alone(string json, string property, string expected)
    {
        object odd = await Wire.Answering(Old, 200, json.Replace('\'', '"')).OdditiesAsync();
        Assert.That(odd.GetType().GetProperty(property)!.GetValue(odd)!.GetType().Name, Is.EqualTo(expected));
    }

    [Test]
    public async Task An_answer_is_read()
    {
        dynamic client = Wire.Answering(Old, 200, """{"oddities":"o","Oddities":1,"$ref":{"id":"i"},"size":"m","rows":[{"cell":"c"}],"animal":{"species":"cat","lives":9,"name":"n"}}""");
        dynamic odd = await client.OdditiesAsync();
        Assert.That(
            ((string)odd.OdditiesProperty, (long)odd.OdditiesProperty2, (string)odd.Ref.Id, (string)odd.Rows[0].Cell),
            Is.EqualTo(("o", 1L, "i", "c")));
        Assert.That(((long)odd.Animal.Lives, (string)odd.Animal.Name), Is.EqualTo((9L, "n")));
    }

    [Test]
    public async Task What_stands_beside_a_reference_is_read_and_written()
    {
        const string Json = """{"ferry":{"cars":7,"name":"a"},"tug":{"pull":8,"name":"b"}}""";
        dynamic newer = await Wire.Answering(New, 200, Json).NewerAsync();
        Assert.That(
            new object[] { newer.Ferry.Name, newer.Ferry.Cars, newer.Tug.Name, newer.Tug.Pull },
            Is.EqualTo(new object[] { "a", 7L, "b", 8L }));
        Assert.That(JsonConvert.SerializeObject((object)newer), Is.EqualTo(Json));
    }

    [Test]
    public async Task An_object_without_properties_is_there_or_not_and_keeps_what_comes()
    {
        await using var site = await Site.StartAsync("""{"nothing":{"new":[1]},"stricter":{"id":"i"}}""");
        dynamic odd = await site.Client(Old).OdditiesAsync();
        Assert.That(((object?)odd.MaybeNothing, (string)odd.Stricter.Id), Is.EqualTo(((object?)null, "i")));
        Assert.That(JsonConvert.SerializeObject((object)odd), Is.EqualTo("""{"stricter":{"id":"i"},"nothing":{"new":[1]}}"""));
    }

    [Test]
    public async Task Text_of_a_media_type_is_a_file()
    {
        dynamic options = New.New("UploadOptions");
        options.Image = File("1", "one.png");
        options.Plan = File("2", "plan.pdf");
        var sent = await Wire.Sending(New, c => c.UploadAsync(options));
        Assert.That(
            MultipartText.Parts(sent.Body),
            Is.EqualTo(["image(one.png, application/octet-stream)=1", "plan(plan.pdf, application/octet-stream)=2"]));
    }

    [Test]
    public void What_is_strange_is_a_warning_at_its_place()
    {
        var warnings = SpecChecks.ForForeign(Spec.Load(new Repository(TestContext.CurrentContext.TestDirectory), "foreign.yaml"))
            .Select(warning => warning.ToString());
        Assert.That(
            warnings, Has.One.StartsWith("foreign.yaml(3,").And.One.Contains("warning CMG008: 'externalDocs' is not a keyword of Info"));
        Assert.That(warnings, Has.Some.Contains("warning CMG008: 'type' is not a keyword of Parameter"));
        Assert.That(warnings, Has.Some.Contains("warning CMG003: the reference '#/components/examples/Nowhere' leads nowhere"));
        Assert.That(SpecChecks.ForForeign(Spec.Load(new Repository(TestContext.CurrentContext.TestDirectory), "foreign31.yaml")), Is.Empty);
    }

    private static Task<Wire> Sending(Func<dynamic, Task> call) => Wire.Sending(Old, call);

    private static string TypeOf(CompiledApi api, string model, string property)
        => Plain(
            api.Type(model).GetProperties().Single(p => Fields.IndexOf(p) is not null && Fields.NameOf(p) == property).PropertyType).Name;

    private static Type Plain(Type type) => type.IsGenericType ? Plain(type.GenericTypeArguments[^1]) : type;

    private static FileParameter File(string content, string name)
        => new(new MemoryStream(Encoding.UTF8.GetBytes(content)), name, "application/octet-stream");
}
