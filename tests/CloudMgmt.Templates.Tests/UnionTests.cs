using CloudMgmt.CodeGeneration;
using CloudMgmt.Core;
using CloudMgmt.Core.Tests;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>Values of one of several types: which one they are, and that nothing of them is lost.</summary>
internal sealed class UnionTests
{
    private static readonly CompiledApi Api = new(new Api("unions", "unions.yaml", "CloudMgmt.Unions", "Depot", Foreign: true));

    [Test]
    public void Everything_compiles_without_a_warning() => Assert.That(string.Join('\n', Api.Diagnostics), Is.Empty);

    [TestCase("{'id':'1','object':'owner','name':'n'}", "Owner")]
    [TestCase("[{'type':'box','sides':6}]", "BoxList")]
    [TestCase("{'message':'soon'}", "StartMoveResponse")]
    public async Task Answers_that_differ_are_a_union_over_HTTP(string json, string alternative)
    {
        await using var site = await Site.StartAsync(json.Replace('\'', '"'));
        object result = await site.Client(Api).StartMoveAsync();
        Assert.That(result.GetType(), Is.EqualTo(Api.Type("StartMoveResult")));
        object?[] found = [null];
        Assert.That(result.GetType().GetMethod("TryGet" + alternative)!.Invoke(result, found), Is.True);
        Assert.That(JToken.DeepEquals(JToken.FromObject(found[0]!), JToken.Parse(json)));
    }

    [Test]
    public void Answers_of_one_type_have_that_type()
        => Assert.That(
            Api.Type("IDepot").GetMethod("ChangeMoveAsync")!.ReturnType.ToString(),
            Does.Contain("IList").And.Not.Contain("ChangeMoveResult").And.Not.Contain("Object"));

    // What stands there, the alternative that it is, and each that it can be read as.
    [TestCase("owner", "'ow_1'", "String", "String")]
    [TestCase("owner", "{'id':'ow_1','object':'owner','name':'n'}", "Owner", "Owner")]
    [TestCase("owner", "{'id':'ow_1','object':'owner','gone':true}", "GoneOwner", "GoneOwner Owner")]
    [TestCase("owner", "{'id':'ow_1','object':'parcel'}", "", "")]
    [TestCase("owner", "12", "", "")]
    [TestCase("owner", "['ow_1']", "", "")]
    [TestCase("maybe", "'ow_1'", "String", "String")]
    [TestCase("maybe", "{'id':'ow_1','object':'parcel'}", "Owner", "Owner")]
    [TestCase("load", "{'type':'box','sides':6}", "Box", "Box")]
    [TestCase("load", "{'sides':6,'type':'crate'}", "Box", "Box")]
    [TestCase("load", "{'type':'cask','volume':1.5}", "Barrel", "Barrel")]
    [TestCase("load", "{'type':'Sack','grain':'rye'}", "Sack", "Sack")]
    [TestCase("load", "{'type':'bottle','volume':1.5}", "", "")]
    [TestCase("load", "{'volume':1.5}", "", "Box Barrel Sack")]
    [TestCase("load", "{'type':'box','sides':'many'}", "", "")]
    [TestCase("shape", "{'side':2.5,'name':'s'}", "Option1", "Option1")]
    [TestCase("shape", "{'radius':2.5,'name':'s'}", "Option2", "Option2")]
    [TestCase("shape", "{'radius':2.5,'side':3.5}", "Option1", "Option1 Option2")]
    [TestCase("shape", "{'height':2}", "", "")]
    [TestCase("kinds", "{'value':'x'}", "Option1", "Option1")]
    [TestCase("kinds", "{'value':7}", "Option2", "Option2")]
    [TestCase("kinds", "{'value':true}", "", "")]
    [TestCase("kinds", "{}", "Option1", "Option1 Option2")]
    [TestCase("lists", "['a','b']", "StringList", "StringList")]
    [TestCase("lists", "[{'id':'1','object':'owner'}]", "OwnerList", "OwnerList")]
    [TestCase("lists", "[{'type':'box'}]", "BoxList", "BoxList")]
    [TestCase("lists", "[]", "StringList", "StringList OwnerList BoxList")]
    [TestCase("lists", "[1]", "", "")]
    [TestCase("several", "'x'", "String", "String")]
    [TestCase("several", "7", "Int64", "Int64")]
    [TestCase("several", "7.5", "", "")]
    [TestCase("optionalList", "[{'id':'1'}]", "OwnerList", "OwnerList")]
    [TestCase("optionalList", "false", "Boolean", "Boolean")]
    [TestCase("time", "'2026-01-02T03:04:05Z'", "Time", "Time")]
    [TestCase("time", "1767323045", "Int64", "Int64")]
    [TestCase("time", "'soon'", "", "")]
    [TestCase("timeOrText", "'2026-01-02T03:04:05+07:00'", "String", "String")]
    [TestCase("level", "'high'", "Option1", "Option1")]
    [TestCase("level", "'higher'", "Option1", "Option1")]
    [TestCase("level", "2", "Option2", "Option2")]
    [TestCase("open", "'x'", "Option1", "Option1")]
    [TestCase("hidden", "{'type':'box'}", "Box2", "Box2")]
    [TestCase("hidden", "{'lid':'tight'}", "TryGetBox", "TryGetBox")]
    [TestCase("hiddenList", "[{'grain':'rye'}]", "SackList2", "SackList2")]
    [TestCase("named", "{'id':'1','object':'owner'}", "Owner2", "Owner2")]
    [TestCase("free", "'x'", "String", "String Any")]
    [TestCase("free", "{'a':1}", "Any", "Any")]
    [TestCase("nested", "true", "Boolean", "Boolean")]
    [TestCase("nested", "'x'", "String", "String")]
    [TestCase("nested", "{'type':'cask','volume':1.5}", "Barrel", "Barrel Sack")]
    [TestCase("nested", "{'id':'1','object':'owner'}", "Owner", "Owner")]
    [TestCase("tree", "['a',[1.5,{'b':'c'}]]", "TreeList", "TreeList")]
    [TestCase("map", "{'id':'1','object':'owner'}", "Owner", "Owner")]
    [TestCase("map", "{'a':1,'b':2}", "Int64Map", "Int64Map")]
    [TestCase("wrapped", "'x'", "String", "String")]
    [TestCase("late", "{'inner':{'value':1}}", "Late", "Late")]
    [TestCase("late", "{'inner':{'value':'x'}}", "Later", "Later")]
    [TestCase("numbered", "{'version':2,'text':'x'}", "Second", "Second")]
    [TestCase("numbered", "{'version':1}", "First", "First")]
    [TestCase("numbered", "{'version':3}", "", "")]
    [TestCase("numbered", "{'version':null}", "", "First Second")]
    [TestCase("flagged", "{'lit':false}", "Unlit", "Unlit")]
    [TestCase("flagged", "{'text':'x','lit':true}", "Lit", "Lit")]
    public async Task A_value_is_the_alternative_that_its_form_says(string property, string json, string held, string readable)
    {
        var answer = $"{{\"{property}\":{json.Replace('\'', '"')}}}";
        var union = (ApiUnion)Property(await Wire.Answering(Api, 200, answer).EverythingAsync(), property);
        var names = Names(union).Where(name => TryGet(union, name, out _)).ToList();
        Assert.That(string.Join(' ', names.OrderByDescending(name => name == held)), Is.EqualTo(readable));
        Assert.That(union.IsKnown, Is.EqualTo(held.Length > 0));
        if (held.Length > 0)
            Assert.That(TryGet(union, held, out var value) && ReferenceEquals(value, union.Value) || Equals(value, union.Value), Is.True);
        // Nothing of it is lost, in both libraries.
        var type = union.GetType();
        Assert.That(JToken.DeepEquals(JToken.Parse(JsonConvert.SerializeObject(union)), JToken.Parse(answer)[property]));
        Assert.That(
            JToken.DeepEquals(JToken.Parse(System.Text.Json.JsonSerializer.Serialize(union, type)), JToken.Parse(answer)[property]));
        var text = JsonConvert.SerializeObject(union);
        object?[] copies = [JsonConvert.DeserializeObject(text, type), System.Text.Json.JsonSerializer.Deserialize(text, type)];
        var texts = copies.Select(again => (again!.GetType(), ((ApiUnion)again).IsKnown, ((ApiUnion)again).Value.GetType())).Distinct();
        Assert.That(texts, Is.EqualTo([(type, union.IsKnown, union.Value.GetType())]));
    }

    [Test]
    public async Task Unions_in_lists_maps_and_results_are_typed()
    {
        dynamic all = await Wire.Answering(Api, 200, """{"entries":[{"type":"box"},null,{"type":"drum","x":[1]}],"loads":{"a":{"type":"cask"}},"rows":[[1,"a"]],"tree":{"a":["b",2]}}""").EverythingAsync();
        Assert.That(((object)all.Entries[0].Value).GetType(), Is.EqualTo(Api.Type("Box")));
        Assert.That((object?)all.Entries[1], Is.Null);
        Assert.That((string)all.Entries[2].Value["type"], Is.EqualTo("drum"));
        Assert.That(((object)all.Loads["a"].Value).GetType(), Is.EqualTo(Api.Type("Barrel")));
        Assert.That(((object)all.Rows[0][0].Value, (object)all.Rows[0][1].Value), Is.EqualTo((1L, "a")));
        dynamic crates = await Wire.Answering(Api, 200, """[{"type":"box","sides":6}]""").ListCratesAsync();
        Assert.That(((object)crates[0]).GetType().Name, Is.EqualTo("ListCratesResponseItem"));
        Assert.That((long)crates[0].Value.Sides, Is.EqualTo(6));
    }

    [TestCase("{'code':'c','errors':['e']}", "Detailed")]
    [TestCase("{'message':'m'}", "Simple")]
    public void An_error_can_be_a_union(string json, string expected)
    {
        var error = Assert.CatchAsync<ApiException>(async () => await Wire.Answering(Api, 404, json.Replace('\'', '"')).ListCratesAsync());
        Assert.That(((ApiUnion)error!.ErrorBody!).Value.GetType().Name, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_union_is_made_of_each_alternative_and_sent_as_that()
    {
        const string Answer = """{"type":"box"}""";
        dynamic box = Api.New("Box");
        box.Sides = 6L;
        Assert.That(
            () => Wire.Sending(Api, c => c.PutCrateAsync((dynamic)Of("Load", (object)box))),
            Throws.ArgumentException.With.Message.Contains("Box.Type ('type') is required"));
        box.Type = (dynamic)Activator.CreateInstance(Api.Type("BoxType"), "box")!;
        Assert.That(
            (await Wire.Sending(Api, c => c.PutCrateAsync((dynamic)Of("Load", (object)box)), Answer)).Body,
            Is.EqualTo("""{"type":"box","sides":6}"""));
    }

    [Test]
    public async Task What_was_read_is_sent_back_as_it_came()
    {
        const string Drum = """{"type":"drum","ounces":12.50,"of":{"when":"2026-01-02T03:04:05+07:00"}}""";
        dynamic load = await Wire.Answering(Api, 200, Drum).PutCrateAsync((dynamic)Of("Load", Api.New("Sack")));
        Assert.That((await Wire.Sending(Api, c => c.PutCrateAsync(load), Drum)).Body, Is.EqualTo(Drum));
    }

    [TestCase("Expand", "x", "expand=x")]
    [TestCase("Expand", new[] { "x", "y" }, "expand=x&expand=y")]
    [TestCase("Since", 12L, "since=12")]
    [TestCase("Created", 12L, "created=12")]
    public async Task A_parameter_can_be_a_union(string option, object value, string query)
    {
        var options = Api.New("ListCratesOptions");
        Set(options, option, value);
        Assert.That(
            (await Wire.Sending(Api, c => c.ListCratesAsync((dynamic)options), "[]")).Line, Is.EqualTo($"GET /base/crates?{query}"));
    }

    [Test]
    public async Task An_object_or_a_time_among_parameters_is_written_as_their_style_says()
    {
        dynamic options = Api.New("ListCratesOptions");
        dynamic range = Api.New("ListCratesCreatedOption1");
        range.Gt = 5L;
        options.Created = (dynamic)Of("ListCratesCreated", (object)range);
        options.Since = (dynamic)Of("ListCratesSince", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        Assert.That(
            Uri.UnescapeDataString((await Wire.Sending(Api, c => c.ListCratesAsync(options), "[]")).Line),
            Is.EqualTo("GET /base/crates?since=2026-01-02T03:04:05Z&created[gt]=5"));
    }

    [Test]
    public async Task A_field_of_a_form_can_be_a_union()
    {
        dynamic options = Api.New("SendCrateOptions");
        dynamic address = Api.New("SendCrateRequestAddressOption1");
        address.City = "Oslo";
        options.Address = (dynamic)Of("SendCrateRequestAddress", (object)address);
        options.Labels = (dynamic)Of("SendCrateRequestLabels", (object)new List<string> { "a", "b" });
        options.Weight = (dynamic)Of("SendCrateRequestWeight", 1.5);
        Assert.That(
            Uri.UnescapeDataString((await Wire.Sending(Api, c => c.SendCrateAsync(options))).Body),
            Is.EqualTo("address[city]=Oslo&labels[0]=a&labels[1]=b&weight=1.5"));
        options = Api.New("SendCrateOptions");
        // The empty text takes a value away.
        options.Address = (dynamic)Of("SendCrateRequestAddress", "");
        options.Labels = (dynamic)Of("SendCrateRequestLabels", "");
        Assert.That((await Wire.Sending(Api, c => c.SendCrateAsync(options))).Body, Is.EqualTo("address=&labels="));
    }

    [Test]
    public void Null_is_no_alternative()
    {
        Assert.That(() => Of("EverythingOwner", null), Throws.InnerException.InstanceOf<ArgumentNullException>());
        var all = JsonConvert.DeserializeObject("""{"owner":null,"maybe":null}""", Api.Type("Everything"))!;
        Assert.That(Property(all, "owner"), Is.Null);
        Assert.That(JsonConvert.SerializeObject(all), Is.EqualTo("""{"owner":null,"maybe":null}"""));
    }

    [Test]
    public void A_union_is_matched_by_the_type_of_its_value()
    {
        var text = (ApiUnion)Of("EverythingSeveral", "x");
        Assert.That(text.Match((string value) => value, (long value) => $"{value}", _ => "else"), Is.EqualTo("x"));
        Assert.That(
            ((ApiUnion)Of("EverythingSeveral", 7L)).Match((string value) => value, (long value) => $"{value}", _ => "else"),
            Is.EqualTo("7"));
        Assert.That(text.Match((long value) => $"{value}", other => $"{other}?"), Is.EqualTo("x?"));
        Assert.That(text.Match((long value) => 1, (bool value) => 2, (string value) => 3, _ => 4), Is.EqualTo(3));
    }

    [Test]
    public void Unions_with_the_same_value_are_equal()
    {
        var (text, other) = (Of("EverythingSeveral", "x"), Of("EverythingSeveral", "x"));
        var (load, again) = (Read("Load", """{"type":"new"}"""), Read("Load", """{"type":"new"}"""));
        Assert.That(other, Is.EqualTo(text));
        Assert.That(other.GetHashCode(), Is.EqualTo(text.GetHashCode()));
        Assert.That(text, Is.Not.EqualTo(Of("EverythingSeveral", 7L)).And.Not.EqualTo(Of("EverythingMaybe", "x")));
        Assert.That(again, Is.EqualTo(load).And.Not.EqualTo(Read("Load", """{"type":"other"}""")));
    }

    [TestCase("EverythingSeveral", "'x'", "x")]
    [TestCase("EverythingSeveral", "7", "7")]
    [TestCase("Load", "{'type':'new','secret':'s'}", "JSON")]
    [TestCase("Load", "{'type':'box'}", "CloudMgmt.Unions.Box")]
    public void As_text_a_union_is_its_scalar_and_tells_nothing_else(string type, string json, string expected)
        => Assert.That(Read(type, json.Replace('\'', '"')).ToString(), Is.EqualTo(expected));

    [Test]
    public void Alternatives_that_are_one_type_are_no_union()
    {
        Assert.That(Property("Number"), Is.EqualTo(typeof(double?)));
        Assert.That(
            (Property("Same"), Property("Narrowed"), Property("Mode")),
            Is.EqualTo((typeof(IList<string>), typeof(IList<string>), typeof(Nullable<>).MakeGenericType(Api.Type("EverythingMode")))));
        Assert.That(Names(Api.Type("Loop")), Is.EquivalentTo((string[])["String", "Boolean"]));
        Assert.That(Names(Api.Type("Rings")), Is.EqualTo((string[])["RingsList"]));

        static Type Property(string name) => Api.Type("Everything").GetProperty(name)!.PropertyType;
    }

    [TestCase("Cargo", "Id:String, Type:String, Sides:Object, Volume:Double")]
    [TestCase("Heavy", "Type:String, Grain:String, Tons:Int64")]
    [TestCase("Crane", "Kind:String")]
    public void What_alternatives_add_to_properties_is_there_or_not(string type, string properties)
        => Assert.That(
            string.Join(", ", Api.Type(type).GetProperties()
                .Where(property => property.DeclaringType == Api.Type(type) && Fields.IndexOf(property) is not null)
                .Select(property => $"{property.Name}:{(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).Name}")),
            Is.EqualTo(properties));

    [TestCase("cargo", "{'id':'1','type':'box','sides':6}")]
    [TestCase("cargo", "{'id':'1','type':'liquid','volume':1.5,'sides':'many'}")]
    [TestCase("cargo", "{'id':'1','more':[1]}")]
    [TestCase("heavy", "{'message':'m','grain':'rye','tons':7}")]
    public async Task What_alternatives_add_is_read_and_written(string property, string json)
    {
        json = $"{{\"{property}\":{json.Replace('\'', '"')}}}";
        var written = JsonConvert.SerializeObject((object)await Wire.Answering(Api, 200, json).EverythingAsync());
        Assert.That(JToken.DeepEquals(JToken.Parse(written), JToken.Parse(json)), written);
    }

    [Test]
    public void A_union_says_what_it_can_be()
        => Assert.That(
            Api.Sources["Models/EverythingOwner.g.cs"], Does.Contain("<summary>Who owns it. One of: string, Owner, GoneOwner.</summary>"));

    [Test]
    public void A_document_of_unions_that_fail_late_does_not_take_longer_than_its_length_lets_expect()
    {
        // At each level both alternatives fit at first, and neither does in the end.
        const int Depth = 60;
        var json = string.Concat(Enumerable.Repeat("{\"next\":", Depth)) + "1"
            + string.Concat(Enumerable.Repeat(",\"list\":[\"x\"]}", Depth));
        var api = new CompiledApi(new Api("late", "late.json", "CloudMgmt.Late", "Late", Foreign: true), new Dictionary<string, string>
        {
            ["late.json"] = """
                {"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{},"components":{"schemas":{
                "A":{"properties":{"next":{"$ref":"#/components/schemas/U"},"list":{"type":"array","items":{"type":"integer"}}}},
                "B":{"properties":{"next":{"$ref":"#/components/schemas/U"},"list":{"type":"array","items":{"type":"boolean"}}}},
                "U":{"oneOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/B"}]}}}}
                """,
        });
        var union = (ApiUnion)JsonConvert.DeserializeObject(json, api.Type("U"))!;
        Assert.That((union.IsKnown, JsonConvert.SerializeObject(union)), Is.EqualTo((false, json)));
    }

    private static object Property(object model, string name)
        => model.GetType().GetProperty(char.ToUpperInvariant(name[0]) + name[1..])!.GetValue(model)!;

    private static void Set(object options, string name, object value)
    {
        var property = options.GetType().GetProperty(name)!;
        property.SetValue(options, Of(property.PropertyType.Name, value));
    }

    private static object Read(string type, string json) => JsonConvert.DeserializeObject(json, Api.Type(type))!;

    // By the conversion, or else the factory, that takes the value.
    private static object Of(string type, object? value)
        => Api.Type(type).GetMethods()
            .First(method => method.IsStatic
                && method.Name.StartsWith("op_Implicit", StringComparison.Ordinal)
                    | method.Name.StartsWith("From", StringComparison.Ordinal)
                && (value is null
                    ? method.GetParameters()[0].ParameterType == typeof(string)
                    : method.GetParameters()[0].ParameterType.IsInstanceOfType(value)))
            .Invoke(null, [value])!;

    private static IEnumerable<string> Names(object union) => Names(union.GetType());

    private static IEnumerable<string> Names(Type union)
        => union.GetMethods()
            .Where(method => method.Name.StartsWith("TryGet", StringComparison.Ordinal))
            .Select(method => method.Name["TryGet".Length..]);

    private static bool TryGet(object union, string name, out object? value)
    {
        object?[] arguments = [null];
        var found = (bool)union.GetType().GetMethod($"TryGet{name}")!.Invoke(union, arguments)!;
        value = found ? arguments[0] : null;
        return found;
    }
}
