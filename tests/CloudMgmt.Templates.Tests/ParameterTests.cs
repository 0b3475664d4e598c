using NUnit.Framework;
using static CloudMgmt.Templates.Tests.Wire;

namespace CloudMgmt.Templates.Tests;

internal sealed class ParameterTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 31, 23, 30, 0, TimeSpan.Zero);

    [Test]
    public async Task The_address_is_that_of_the_first_server_with_its_defaults()
        => Assert.That((await Sending(c => c.MethodPostAsync())).Url, Is.EqualTo("https://eu.example.com:8443/base/methods"));

    [Test]
    public async Task Path_level_parameters_come_first_and_the_operation_overrides_them()
    {
        var sent = await Sending(c => c.PathLevelAsync("a/b c", 7, (dynamic)Of("PathLevelOptions", "{ Shared: 'x&y' }")));
        Assert.That(sent.Line, Is.EqualTo("GET /base/items/a%2Fb%20c/parts/7?shared=x%26y"));
    }

    [Test]
    public async Task Path_parameters_may_be_lists_dates_and_enumerations()
    {
        var sent = await Sending(c => c.PathTypesAsync(new[] { 1L, 2L }, Time, Time, "{id}", Of("Signs", "'a-b'")));
        Assert.That(sent.Line, Is.EqualTo("GET /base/paths/1,2/2026-01-31/2026-01-31T23%3A30%3A00Z/%7Bid%7D/a-b"));
    }

    [Test]
    public async Task Names_that_the_generated_code_uses_itself_reach_the_wire()
    {
        var options = Of(
            "OwnNamesOptions",
            "{ TimeoutParameter: 5, HeadersParameter: 'h', OwnNamesOptionsParameter: 'o', ReferenceEqualsParameter: 'r', GetHashCodeParameter: 'g', Body: { name: 'n' } }");
        var sent = await Sending(c => c.OwnNamesAsync("1", "2", "3", "4", "5", "6", options));
        Assert.That(
            sent.Line,
            Is.EqualTo(
                "POST /base/own-names/1?options=2&body=3&cancellationToken=4&event=5&Timeout=5&Headers=h&ownNamesOptions=o&referenceEquals=r&getHashCode=g"));
        Assert.That(sent.Header("this"), Is.EqualTo("6"));
        Assert.That(sent.Body, Is.EqualTo("""{"name":"n"}"""));
    }

    [Test]
    public async Task One_name_may_stand_in_four_places()
    {
        var sent = await Sending(c => c.SameNameAsync("p", "q", Of("SameNameOptions", "{ IdParameter2: 'h', IdParameter3: 'c' }")));
        Assert.That(sent.Line, Is.EqualTo("GET /base/same/p?id=q"));
        Assert.That(sent.Header("id"), Is.EqualTo("h"));
        Assert.That(sent.Header("Cookie"), Is.EqualTo("id=c"));
    }

    [Test]
    public async Task Deep_objects_keep_their_names()
    {
        var options = New("DeepObjectOptions");
        ((dynamic)options).Filter = Of("DeepFilter", "{ 'created-after': '2026-01-31', nested: { 'sub-name': 'a b' }, tags: ['x', 'y'] }");
        ((dynamic)options).Labels = new Dictionary<string, string> { ["k-1"] = "v" };
        var sent = await Sending(c => c.DeepObjectAsync((dynamic)options));
        Assert.That(
            Uri.UnescapeDataString(sent.Line),
            Is.EqualTo(
                "GET /base/deep?filter[created-after]=2026-01-31&filter[nested][sub-name]=a b&filter[tags]=x&filter[tags]=y&labels[k-1]=v"));
    }

    [Test]
    public async Task Objects_are_written_in_form_style()
    {
        var sent = await Sending(c => c.FormObjectsAsync(Of("FormObjectsOptions", "{ Exploded: { x: 1, y: 2 }, Joined: { x: 3, y: 4 } }")));
        Assert.That(sent.Line, Is.EqualTo("GET /base/objects?x=1&y=2&joined=x,3,y,4"));
    }

    [Test]
    public async Task Lists_are_written_in_the_documented_style()
    {
        var options = Of("ArraysOptions", """
            { Days: ['2026-01-31T23:30Z', '2026-02-01T00:00Z'], Times: ['2026-01-31T23:30Z'], Spaces: ['a', 'b'], Pipes: ['a', 'b'], Exploded: ['a-b', 'A-B'],
              Named: ['a,b', 'c'], XIds: [1, 2], XDay: '2026-01-31T23:30Z', Session: 's;1', CIds: [1, 2] }
            """);
        var sent = await Sending(c => c.ArraysAsync(options));
        Assert.That(
            sent.Line,
            Is.EqualTo(
                "GET /base/arrays?days=2026-01-31,2026-02-01&times=2026-01-31T23%3A30%3A00Z&spaces=a%20b&pipes=a%7Cb&exploded=a-b&exploded=A-B&named=a%2Cb,c"));
        Assert.That(sent.Header("X-Ids"), Is.EqualTo("1,2"));
        Assert.That(sent.Header("X-Day"), Is.EqualTo("2026-01-31"));
        Assert.That(sent.Header("Cookie"), Is.EqualTo("session=s%3B1; c-ids=1,2"));
    }

    [Test]
    public async Task Defaults_are_not_sent_and_odd_names_are()
    {
        Assert.That(
            (await Sending(c => c.DatesAsync(Time, Time))).Line,
            Is.EqualTo("GET /base/dates?from=2026-01-31&since=2026-01-31T23%3A30%3A00Z"));
        var sent = await Sending(
            c => c.DatesAsync(
                Time, Time, Of("DatesOptions", "{ PageSize: 5, QuoteBackSlash: 'q', U043AU043BU044EU0447: 'k', Old: true }")));
        Assert.That(Uri.UnescapeDataString(sent.Line), Does.EndWith("&page size=5&quote\"back\\slash=q&ключ=k&old=true"));
    }

    [Test]
    public async Task A_query_described_by_JSON_is_sent_as_JSON()
        => Assert.That(
            (await Sending(c => c.ContentParameterAsync(Of("ContentParameterQuery", "{ a: '1' }")))).Line,
            Is.EqualTo("GET /base/content?query=%7B%22a%22%3A%221%22%7D"));

    [TestCase("GET", "MethodGetAsync")]
    [TestCase("POST", "MethodPostAsync")]
    [TestCase("HEAD", "MethodHeadAsync")]
    [TestCase("OPTIONS", "MethodOptionsAsync")]
    [TestCase("PATCH", "MethodPatchAsync")]
    [TestCase("TRACE", "MethodTraceAsync")]
    public async Task Methods_are_those_of_the_document(string method, string name)
    {
        var sent = await Sending(c => (Task)Invoke(c, name));
        Assert.That(sent.Line, Is.EqualTo($"{method} /base/methods"));
    }

    private static object Invoke(object client, string method)
        => client.GetType().GetMethod(method)!.Invoke(client, [null, CancellationToken.None])!;
}
