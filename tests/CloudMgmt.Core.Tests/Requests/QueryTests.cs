using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class QueryTests
{
    private static readonly string[] Two = ["a b", "c,d"];

    [TestCase(ArrayStyle.Repeat, "ids=a%20b&ids=c%2Cd")]
    [TestCase(ArrayStyle.Comma, "ids=a%20b,c%2Cd")]
    [TestCase(ArrayStyle.Space, "ids=a%20b%20c%2Cd")]
    [TestCase(ArrayStyle.Pipe, "ids=a%20b%7Cc%2Cd")]
    public async Task A_list_is_written_in_its_style_on_the_wire(ArrayStyle style, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = server.CreateClient();

        await client.SendAsync(Wire.Get().Query("ids", Two, style).ReturnsNothing("204"));

        Assert.That(server.Requests.Single().Target, Is.EqualTo("/widgets?" + expected));
    }

    [TestCase("a+b", "q=a%2Bb")]
    [TestCase("ä€", "q=%C3%A4%E2%82%AC")]
    [TestCase("100%25", "q=100%2525")]
    [TestCase("a=b&c=d", "q=a%3Db%26c%3Dd")]
    [TestCase("'(x)!*'", "q=%27%28x%29%21%2A%27")]
    [TestCase("", "q=")]
    public async Task A_text_is_percent_encoded(string value, string expected) => Assert.That(await QueryOf(value), Is.EqualTo(expected));

    [Test]
    public async Task A_name_is_percent_encoded()
        => Assert.That((await Wire.SendAsync(Wire.Get().Query("created at[]", 1))).Target, Is.EqualTo("/v1/widgets?created%20at%5B%5D=1"));

    [TestCase(ArrayStyle.Repeat, "ids=a&ids=a&ids=")]
    [TestCase(ArrayStyle.Comma, "ids=a,a,")]
    public async Task A_value_that_comes_twice_and_an_empty_one_are_values(ArrayStyle style, string expected)
        => Assert.That(
            (await Wire.SendAsync(Wire.Get().Query("ids", new[] { "a", "a", "" }, style))).Target, Is.EqualTo("/v1/widgets?" + expected));

    [Test]
    public async Task A_list_of_one_empty_text_is_not_an_empty_list(
        [Values(ArrayStyle.Repeat, ArrayStyle.Comma, ArrayStyle.Space, ArrayStyle.Pipe)] ArrayStyle style)
        => Assert.That(
            (await Wire.SendAsync(Wire.Get().Query("ids", new[] { "" }, style, required: true))).Target, Is.EqualTo("/v1/widgets?ids="));

    [Test]
    public async Task Null_is_left_out()
        => Assert.That(
            (await Wire.SendAsync(Wire.Get().Query("a", null).Query("b", (long?)null).Query("c", 0L))).Target,
            Is.EqualTo("/v1/widgets?c=0"));

    [Test]
    public async Task Null_items_and_empty_lists_are_left_out_but_in_JSON([Values] ArrayStyle style)
    {
        var request = Wire.Get().Query("none", Array.Empty<string>(), style).Query(
            "some", new[] { null, "x" }, style == ArrayStyle.DeepObject ? ArrayStyle.Comma : style);
        var expected = style switch
        {
            ArrayStyle.Json => "none=[]&some=[null,\"x\"]",
            ArrayStyle.Whole => "[]&[null,\"x\"]",
            _ => "some=x",
        };
        Assert.That(Uri.UnescapeDataString((await Wire.SendAsync(request)).Target), Is.EqualTo($"/v1/widgets?{expected}"));
    }

    [Test]
    public void A_required_null_is_refused_by_the_name_of_its_parameter()
    {
        string? domain = null;
        var refusal = Assert.Throws<ArgumentNullException>(() => Wire.Get().Query("d", domain, required: true))!;
        Assert.That(refusal.ParamName, Is.EqualTo("domain"));
    }

    [Test]
    public async Task An_object_is_written_with_brackets()
    {
        var filter = new Dictionary<string, object?>
        {
            ["created-at"] = new Dictionary<string, object?> { ["greater-than"] = "2026 01", ["and-not"] = null },
            ["is_open"] = true,
            ["ids"] = new[] { 1, 2 },
            ["ä&b"] = "=",
        };

        var sent = await Wire.SendAsync(Wire.Get().Query("filter", filter, ArrayStyle.DeepObject));

        Assert.That(sent.Target, Is.EqualTo(
            "/v1/widgets?filter%5Bcreated-at%5D%5Bgreater-than%5D=2026%2001&filter%5Bis_open%5D=true&filter%5Bids%5D=1&filter%5Bids%5D=2&filter%5B%C3%A4%26b%5D=%3D"));
    }

    [Test]
    public async Task An_object_of_the_application_is_one_and_not_what_a_debugger_shows()
    {
        var where = new { From = new { Id = 7 }, Open = true };
        var sent = await Wire.SendAsync(Wire.Get().Query("where", where).Query("many", new[] { where }).Query("at", new Uri("urn:a")));
        Assert.That(
            Uri.UnescapeDataString(sent.Target),
            Is.EqualTo("""/v1/widgets?From={"Id":7}&Open=true&many={"From":{"Id":7},"Open":true}&at=urn:a"""));
    }

    [Test]
    public async Task Brackets_in_a_property_name_are_data()
    {
        var filter = new Dictionary<string, object?> { ["a[b]"] = 1 };
        var sent = await Wire.SendAsync(Wire.Get().Query("filter", filter, ArrayStyle.DeepObject));
        Assert.That(sent.Target, Is.EqualTo("/v1/widgets?filter%5Ba%5Bb%5D%5D=1"));
    }

    [Test]
    public async Task A_model_is_written_with_the_names_and_the_set_properties_of_the_document()
    {
        var filter = new Widget { Name = "x", Color = Color.LightBlue, CreatedAt = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), Price = 1.5 };
        var sent = await Wire.SendAsync(Wire.Get().Query("filter", filter, ArrayStyle.DeepObject));
        Assert.That(
            Uri.UnescapeDataString(sent.Target),
            Is.EqualTo("/v1/widgets?filter[name]=x&filter[price]=1.5&filter[color]=light-blue&filter[createdAt]=2026-01-31T00:00:00Z"));
    }

    [Test]
    public void A_model_without_its_required_property_is_refused()
    {
        var filter = new Widget(default) { Count = 1 };
        var refusal = Assert.Throws<ArgumentException>(() => Wire.Get().Query("filter", filter, ArrayStyle.DeepObject))!;
        Assert.That(refusal.Message, Does.Contain("Widget.Name"));
        Assert.That(refusal.ParamName, Is.EqualTo("filter"));
    }

    private static async Task<string> QueryOf(object value) => (await Wire.SendAsync(Wire.Get().Query("q", value))).Target.Split('?')[1];
}
