using CloudMgmt.CodeGeneration;
using CloudMgmt.Core;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>What teams write in documents of their own means what they think of it.</summary>
internal sealed class TeamTests
{
    private static readonly CompiledApi Api = new(new Api("team", "team.yaml", "CloudMgmt.Team", "Depot", Foreign: true));

    [Test]
    public void Everything_compiles_without_a_warning() => Assert.That(string.Join('\n', Api.Diagnostics), Is.Empty);

    [Test]
    public void A_variable_of_an_address_may_have_a_number()
        => Assert.That(((ApiClientOptions)Api.New("DepotOptions")).BaseUrl, Is.EqualTo(new Uri("https://depot.example:8443/v1")));

    [TestCase("Parcel", "Version", "ParcelVersion")]
    [TestCase("Parcel", "Weight", "Double")]
    [TestCase("Parcel", "Place", "IList<Double>")]
    [TestCase("Parcel", "Label", "IList<Object>")]
    [TestCase("Parcel", "Owner", "ParcelOwner")]
    [TestCase("Parcel", "Route", "ParcelRoute")]
    [TestCase("Parcel", "Seal", "Seal")]
    [TestCase("Parcel", "Grose", "String")]
    [TestCase("Parcel", "U043CU0435U0441U0442U043E1", "String")]
    [TestCase("Parcel", "U043CU0435U0441U0442U043E2", "String")]
    [TestCase("GetOwnersResponse", "Data", "IList<String>")]
    [TestCase("ParcelPage", "Items", "IList<Parcel>")]
    [TestCase("ParcelPage", "Total", "Int64")]
    public void A_property_is_called_and_made_as_the_document_says(string owner, string property, string type)
        => Assert.That(CompiledApi.Named(Api.Type(owner).GetProperty(property)!.PropertyType), Is.EqualTo(type));

    [Test]
    public async Task An_answer_has_its_content_and_its_envelope()
    {
        var answer = await Wire.Answering(Api, 200, """{"code":7,"data":["a"]}""").GetOwnersAsync();
        Assert.That(((long)answer.Code, (string)answer.Data[0]), Is.EqualTo((7L, "a")));
    }

    [TestCase("{'version':'1.0','weight':1.5,'place':[1.0,2.5],'label':['a',1]}")]
    [TestCase("{'version':'true','weight':null,'owner':null,'route':{'stops':[{'at':'a'}]},'seal':{'code':'c'}}")]
    public async Task What_is_read_is_written_again(string json)
    {
        json = $"[{json.Replace('\'', '"')}]";
        var parcels = (object)await Wire.Answering(Api, 200, json).FindParcelsAsync();
        var written = JsonConvert.SerializeObject(parcels);
        Assert.That(JToken.DeepEquals(JToken.Parse(written), JToken.Parse(json)), written);
    }

    [TestCase("{Order:'asc'}", "?order=asc")]
    [TestCase("{Days:['2020-02-03']}", """?days=["2020-02-03"]""")]
    [TestCase("{Limits:{from:'2020-02-03'}}", "?limits[from]=2020-02-03")]
    public async Task A_query_has_what_the_document_says(string options, string expected)
    {
        var sent = await Wire.Sending(Api, client => client.FindParcelsAsync(Api.Of("FindParcelsOptions", options)), answer: "[]");
        Assert.That(Uri.UnescapeDataString(sent.Line), Is.EqualTo("GET /v1/parcels" + expected));
    }

    [Test]
    public async Task A_form_has_what_the_service_does_not_set_in_full()
    {
        var options = Api.Of("AddParcelOptions", "{Due:{a:'2020-02-03'}}");
        var sent = await Wire.Sending(Api, client => client.AddParcelAsync(1234567890123456.789m, options));
        Assert.That(Uri.UnescapeDataString(sent.Body), Is.EqualTo("""weight=1234567890123456.789&due={"a":"2020-02-03"}"""));
        Assert.That(Api.Type("AddParcelOptions").GetProperty("State"), Is.Null);
    }

    [Test]
    public async Task Operations_of_one_name_are_called_after_their_tags()
    {
        Assert.That((await Wire.Sending(Api, client => client.DepotsListAsync())).Line, Is.EqualTo("GET /v1/depots"));
        Assert.That((await Wire.Sending(Api, client => client.AllRoutesListAsync())).Line, Is.EqualTo("GET /v1/routes"));
    }

    [Test]
    public async Task A_text_of_any_media_type_is_sent_as_it_is()
    {
        var sent = await Wire.Sending(Api, client => client.NoteParcelAsync("fragile"));
        Assert.That((sent.Body, sent.ContentType), Is.EqualTo(("fragile", "text/plain; charset=utf-8")));
    }
}
