using System.Reflection;
using CloudMgmt.Core;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using static CloudMgmt.Templates.Tests.Wire;

namespace CloudMgmt.Templates.Tests;

internal sealed class ResponseTests
{
    private const string PointJson = """{"x":1,"y":2}""";

    [Test]
    public async Task Each_success_has_its_own_type()
    {
        Assert.That((object)await Answering(200, PointJson).SeveralTypesAsync(), Is.InstanceOf(Type("Point")));
        Assert.That((object)await Answering(201, "{}").SeveralTypesAsync(), Is.InstanceOf(Type("Node")));
        Assert.That((object)await Answering(202, "later", "text/plain").SeveralTypesAsync(), Is.EqualTo("later"));
        Assert.That((await Answering(201, PointJson).SameTypesAsync()).X, Is.EqualTo(1));
    }

    [TestCase(200)]
    [TestCase(207)]
    public async Task A_range_covers_its_codes(int status)
        => Assert.That((await Answering(status, PointJson).RangesAsync()).Y, Is.EqualTo(2));

    [TestCase(404, """{"what":"it"}""", "Missing")]
    [TestCase(418, """{"code":1}""", "Error")]
    public void A_code_beats_its_range(int status, string body, string type)
        => Assert.That(
            () => (Task)Answering(status, body).RangesAsync(), Throws.InstanceOf(typeof(ApiException<>).MakeGenericType(Type(type))));

    [Test]
    public void A_failure_without_content_is_an_untyped_error()
        => Assert.That(
            () => (Task)Answering(503, "gone", "text/html").RangesAsync(),
            Throws.TypeOf<ApiException>().With.Property("StatusCode").EqualTo(503));

    [Test]
    public async Task A_sole_default_is_the_type_of_success_and_of_failure()
    {
        Assert.That((await Answering(200, PointJson).SoleDefaultAsync()).X, Is.EqualTo(1));
        Assert.That(
            () => (Task)Answering(500, PointJson).SoleDefaultAsync(),
            Throws.InstanceOf(typeof(ApiException<>).MakeGenericType(Type("Point"))));
    }

    [Test]
    public async Task A_default_beside_an_error_is_success()
    {
        Assert.That((string)await Answering(200, "fine", "text/plain").ErrorAndDefaultAsync(), Is.EqualTo("fine"));
        Assert.That(
            () => (Task)Answering(404, """{"code":1}""").ErrorAndDefaultAsync(),
            Throws.InstanceOf(typeof(ApiException<>).MakeGenericType(Type("Error"))));
        Assert.That(() => (Task)Answering(404, """["a"]""").ErrorsOnlyAsync(), Throws.TypeOf<ApiException<IList<string>>>());
    }

    [TestCase("CsvOnlyAsync", "text/csv")]
    [TestCase("BytesAsync", "application/octet-stream")]
    [TestCase("ImageAsync", "image/png")]
    [TestCase("AnythingAsync", "application/x-anything")]
    public async Task Anything_but_json_and_plain_text_is_a_stream(string operation, string type)
    {
        object client = Answering(200, "a,b\n1,2", type);
        using var stream = await (Task<Stream>)client.GetType().GetMethod(operation)!.Invoke(client, [null, CancellationToken.None])!;
        Assert.That(await new StreamReader(stream).ReadToEndAsync(), Is.EqualTo("a,b\n1,2"));
    }

    [Test]
    public async Task Text_is_text()
        => Assert.That((string)await Answering(200, "a \"b\"", "text/plain").PlainTextAsync(), Is.EqualTo("a \"b\""));

    [Test]
    public async Task Json_beats_csv_and_may_be_a_vendors()
    {
        Assert.That((await Answering(200, PointJson).JsonOrCsvAsync()).X, Is.EqualTo(1));
        Assert.That((await Answering(200, PointJson, "application/vnd.x.v2+json").VendorAsync()).X, Is.EqualTo(1));
        Assert.That(
            () => (Task)Answering(406, """{"code":1}""", "application/problem+json").VendorAsync(),
            Throws.InstanceOf(typeof(ApiException<>).MakeGenericType(Type("Error"))));
    }

    /// <summary>
    /// Whatever is hand-written beside the client asks for them by these requests, which are those of the operation but for the answer.
    /// </summary>
    [TestCase("JsonOrCsvCsvRequest", "application/json", "GET /base/responses/json-text")]
    [TestCase("JsonOrCsvCsvPlainRequest", "text/plain", "GET /base/responses/json-text")]
    [TestCase("JsonOrCsvCsvRequest2", "text/csv", "GET /base/responses/json-csv")]
    [TestCase("PlainTextRequest2", "text/plain", "GET /base/responses/text")]
    public async Task Each_media_type_has_a_request_of_its_own(string name, string accept, string line)
    {
        var sent = await Sending(c => c.SendAsync(Request(name)), answer: "{}");
        Assert.That((sent.Line, sent.Header("Accept")), Is.EqualTo((line, accept)));
    }

    [Test]
    public async Task Another_media_type_is_read_as_what_it_is()
    {
        Assert.That((string)(await Answering(200, "a").SendAsync<string>(Request("JsonOrCsvCsvPlainRequest"))).Body, Is.EqualTo("a"));
        using Stream csv = (await Answering(200, "a,b").SendAsync<Stream>(Request("JsonOrCsvCsvRequest2"))).Body;
        Assert.That(await new StreamReader(csv).ReadToEndAsync(), Is.EqualTo("a,b"));
        Assert.That((await Answering(200, """{"kind":"marked","mark":"m"}""").JsonOrCsvCsvAsync()).Mark, Is.EqualTo("m"));
    }

    [Test]
    public async Task A_success_may_have_no_content()
    {
        Assert.That((bool?)await Answering(200, "true").SometimesEmptyAsync(), Is.True);
        Assert.That((bool?)await Answering(204).SometimesEmptyAsync(), Is.Null);
        Assert.That((await Answering(204).ImpossibleContentWithResponseAsync()).StatusCode, Is.EqualTo(204));
        Assert.That((await Answering(200).MethodHeadWithResponseAsync()).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Json_of_any_form_is_read()
    {
        Assert.That((long)await Answering(200, "9007199254740993").PrimitiveResponseAsync(), Is.EqualTo(9007199254740993));
        Assert.That((object)await Answering(200, """{"a":[1]}""").UntypedResponseAsync(), Is.InstanceOf<JObject>());
        Assert.That((object)await Answering(200, "[1]").JsonWithoutSchemaAsync(), Is.InstanceOf<JArray>());
        Assert.That((IList<long?>)await Answering(200, "[1,null]").NullableResponseAsync(), Is.EqualTo(new long?[] { 1, null }));
        var nested = await Answering(200, """[{"k":["a-b","new"]}]""").NestedResponseAsync();
        Assert.That((string)nested[0]["k"][1].Value, Is.EqualTo("new"));
    }

    [Test]
    public async Task Anonymous_types_are_named_by_their_place()
    {
        var answer = await Answering(200, """{"state":"on","inner":{"list":[{"x":"y"}]}}""").AnonymousResponseAsync();
        Assert.That(answer.State.ToString(), Is.EqualTo("on"));
        Assert.That(answer.Inner.List[0].X, Is.EqualTo("y"));
    }

    private static ApiRequest Request(string factory)
        => (ApiRequest)Type("TortureClient").GetMethod(factory, BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [null])!;
}
