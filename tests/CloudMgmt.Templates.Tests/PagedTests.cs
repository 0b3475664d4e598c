using CloudMgmt.CodeGeneration;
using CloudMgmt.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>An operation that pages has a method beside it that gives all items, over a real socket.</summary>
internal sealed class PagedTests
{
    private static readonly CompiledApi Api = new(new Api("paged", "paged.yaml", "CloudMgmt.Shelf", "ShelfClient", Foreign: true));

    private readonly List<string> _received = [];
    private string[] _pages = [];
    private WebApplication _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await Loopback.StartAsync(AnswerAsync);

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public void Everything_compiles_without_a_warning() => Assert.That(string.Join('\n', Api.Diagnostics), Is.Empty);

    [TestCase(
        "EnumerateBooksAsync", "/by-cursor?shelf=s /by-cursor?shelf=s&cursor=n",
        """{"data":[{"id":1},{"id":2}],"meta":{"next_cursor":"n"}}""", """{"data":[{"id":3}]}""")]
    [TestCase(
        "EnumerateBooksAfterAsync", "/by-last /by-last?cursor=2", """{"data":[{"id":1},{"id":2}],"has_more":true}""",
        """{"data":[{"id":3}],"has_more":false}""")]
    [TestCase(
        "EnumerateBrowseAsync", "/by-page /by-page?page=1 /by-page?page=2", """{"data":[{"id":1},{"id":2}]}""", """{"data":[{"id":3}]}""",
        "{}")]
    [TestCase("EnumerateTitlesAsync", "/by-offset /by-offset?skip=2 /by-offset?skip=3", """["1","2"]""", """["3"]""", "[]")]
    [TestCase("EnumerateLoansAsync", "/by-link /by-link?page=2", """[{"id":1},{"id":2}]""", """[{"id":3}]""")]
    public async Task All_items_are_given(string method, string expected, params string[] pages)
    {
        _received.Clear();
        _pages = pages;
        using var client = Client();
        var enumerate = client.GetType().GetMethod(method)!;
        object?[] arguments = [.. enumerate.GetParameters().Select(parameter => parameter.Name == "shelf" ? (object)"s"
            : parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None
            : null)];

        List<string> ids = [];
        await foreach (var item in (IAsyncEnumerable<object>)enumerate.Invoke(client, arguments)!)
            ids.Add(item as string ?? $"{((dynamic)item).Id}");

        Assert.That(ids, Is.EqualTo(["1", "2", "3"]));
        Assert.That(string.Join(' ', _received), Is.EqualTo(expected));
        Assert.That(Api.Type("IShelfClient").GetMethod(method), Is.Not.Null);
    }

    [Test]
    public void What_cannot_be_is_a_warning_and_no_method()
    {
        var warnings = SpecChecks.ForForeign(Spec.Load(new Repository(TestContext.CurrentContext.TestDirectory), "paged.yaml"))
            .Select(warning => warning.ToString());

        Assert.That(warnings, Is.EqualTo(["paged.yaml(38,32): warning CMG016: ListWrong has no parameter 'skipp' in its query. Did you mean 'skip'?"]));
        Assert.That(
            Api.Type("IShelfClient").GetMethods().Select(method => method.Name),
            Has.None.EqualTo("EnumerateWrongAsync").And.Some.EqualTo("ListWrongAsync"));
    }

    [Test]
    public async Task A_call_with_a_key_has_one()
    {
        _received.Clear();
        using var client = Client();

        await (Task)((dynamic)client).OrderAsync();

        Assert.That(_received.Single(), Does.Match("^/orders [0-9a-f-]{36}$"));
    }

    private ApiClient Client()
    {
        var options = (ApiClientOptions)Api.New("ShelfClientOptions");
        options.BaseUrl = new Uri(_server.Urls.Single());
        return (ApiClient)Api.New("ShelfClient", options);
    }

    private Task AnswerAsync(HttpContext context)
    {
        var key = context.Request.Headers.TryGetValue("Order-Key", out var given) ? $" {given}" : "";
        _received.Add(context.Request.GetEncodedPathAndQuery() + key);
        if (context.Request.Method == "POST")
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/json";
        if (context.Request.Path == "/by-link" && _received.Count < _pages.Length)
            context.Response.Headers.Append("Link", $"<https://shelf.example/v1/by-link?page={_received.Count + 1}>; rel=\"next\"");
        return context.Response.WriteAsync(_pages[_received.Count - 1]);
    }
}
