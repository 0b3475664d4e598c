using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Long lists that come in pages, and keys by which a service knows a repeated call, over real sockets.</summary>
[CancelAfter(60_000)]
internal sealed class PagingTests
{
    private static readonly Paging<Page, string> ByCursor = Paging.Cursor<Page, string>(
        "after", page => page.Items, (page, _) => page.Next);
    private static readonly Paging<Page, string> ByLast = Paging.Cursor<Page, string>(
        "after", page => page.Items, (_, items) => items.LastOrDefault(), page => page.More);
    private static readonly Paging<Page, string> ByNumber = Paging.Page<Page, string>("page", page => page.Items);
    private static readonly Paging<Page, string> ByNumberFromZero = Paging.Page<Page, string>(
        "page", page => page.Items, 0, page => page.More);
    private static readonly Paging<Page, string> ByOffset = Paging.Offset<Page, string>("skip", page => page.Items);
    private static readonly Paging<Page, string> ByLink = Paging.Link<Page, string>(page => page.Items);

    private static IEnumerable<TestCaseData> Ways =>
    [
        Case("cursor", ByCursor, ["?limit=2", "?limit=2&after=x%26y", "?limit=2&after=z"],
            """{"items":["a","b"],"next":"x&y"}""", """{"items":[],"next":"z"}""", """{"items":["c"],"next":""}"""),
        Case("cursor of the last item", ByLast, ["?limit=2", "?limit=2&after=b"], """{"items":["a","b"],"more":true}""",
            """{"items":["c"],"more":false}"""),
        Case("page", ByNumber, ["?limit=2", "?limit=2&page=2", "?limit=2&page=3"], """{"items":["a","b"]}""", """{"items":["c"]}""",
            """{"items":[]}"""),
        Case("page from 0", ByNumberFromZero, ["?limit=2", "?limit=2&page=1"], """{"items":["a","b"],"more":true}""",
            """{"items":["c"],"more":false}"""),
        Case("offset", ByOffset, ["?limit=2", "?limit=2&skip=2", "?limit=2&skip=3"], """{"items":["a","b"]}""", """{"items":["c"]}""",
            "{}"),
    ];

    [TestCaseSource(nameof(Ways))]
    public async Task Every_page_is_asked_for_until_the_last(Paging<Page, string> paging, string[] queries, string[] pages)
    {
        var next = 0;
        await using var server = await LoopbackServer.StartAsync(context => LoopbackServer.AnswerAsync(context, 200, pages[next++]));
        using var client = new PagingClient(server.Url);

        Assert.That(await AllAsync(client, Request(), paging), Is.EqualTo(["a", "b", "c"]));
        Assert.That(server.Requests.Select(request => request.Target), Is.EqualTo(queries.Select(query => "/things" + query)));
    }

    [Test]
    public async Task A_link_leads_to_its_query_and_to_no_other_place()
    {
        string?[] links = ["</things?limit=2&page=9>; rel=\"last\", <https://elsewhere.test/stolen?token=a%2Cb&page=2>; title=\"a, b\"; rel=\"prev next\"", "<?page=3#top>;rel=next", null];
        var next = 0;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            if (links[next++] is { } link)
                context.Response.Headers.Append("Link", link);
            return LoopbackServer.AnswerAsync(context, 200, $$"""{"items":["{{next}}"]}""");
        });
        using var client = new PagingClient(server.Url, new HeaderCredential("X-Key", "k"));

        Assert.That(await AllAsync(client, Request(), ByLink), Is.EqualTo(["1", "2", "3"]));
        Assert.That(
            server.Requests.Select(request => request.Target),
            Is.EqualTo(["/things?limit=2", "/things?token=a%2Cb&page=2", "/things?page=3"]));
        Assert.That(server.Requests.Select(request => request.Headers["X-Key"]), Is.All.EqualTo("k"));
    }

    [Test]
    public async Task It_begins_where_the_caller_says()
    {
        await using var server = await LoopbackServer.StartAsync(
            context => LoopbackServer.AnswerAsync(context, 200, context.Request.Query["page"] == "7" ? """{"items":["a"]}""" : "{}"));
        using var client = new PagingClient(server.Url);

        Assert.That(await AllAsync(client, Request().Query("page", 7), ByNumber), Is.EqualTo(["a"]));
        Assert.That(server.Requests.Select(request => request.Target), Is.EqualTo(["/things?limit=2&page=7", "/things?limit=2&page=8"]));
    }

    [Test]
    public async Task A_page_that_leads_to_itself_ends_the_enumeration()
    {
        await using var server = await LoopbackServer.StartAsync(200, """{"items":["a"],"next":"same"}""");
        using var client = new PagingClient(server.Url);

        Assert.That(() => AllAsync(client, Request(), ByCursor), Throws.TypeOf<ApiException>().With.Message.EqualTo("GetThings (GET /things) answered 200: the next page (after) is the same as this one"));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Nobody_asks_for_a_page_that_nobody_wants()
    {
        await using var server = await LoopbackServer.StartAsync(200, """{"items":["a","b"],"next":"more"}""");
        using var client = new PagingClient(server.Url);
        var items = client.AllAsync(Request(), ByCursor, CancellationToken.None);
        Assert.That(server.Requests, Is.Empty);

        await foreach (var item in items)
        {
            if (item == "b")
                break;
        }

        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_key_stays_the_same_while_a_call_is_repeated_and_the_next_call_has_another()
    {
        var count = 0;
        await using var server = await LoopbackServer.StartAsync(
            context => LoopbackServer.AnswerAsync(context, ++count is 1 or 2 ? 503 : 204));
        using var client = new PagingClient(server.Url);
        var request = Post();

        await client.SendAsync(request);
        await client.SendAsync(request);

        var keys = server.Requests.Select(sent => sent.Headers["Idempotency-Key"]).ToList();
        Assert.That(keys, Has.Count.EqualTo(4));
        Assert.That(keys.Take(3).Distinct().Count(), Is.EqualTo(1));
        Assert.That(Guid.TryParse(keys[0], out _) && keys[3] != keys[0], Is.True);
    }

    [Test]
    public async Task The_key_of_the_caller_is_the_one_that_is_sent()
    {
        await using var server = await LoopbackServer.StartAsync(204);
        using var client = new PagingClient(server.Url);

        await client.SendAsync(Post().Header("idempotency-key", "mine"));
        await client.SendAsync(Post(new RequestOptions { Headers = { ["idempotency-key"] = "mine too" } }));

        Assert.That(server.Requests.Select(request => request.Headers["Idempotency-Key"]), Is.EqualTo(["mine", "mine too"]));
    }

    private static TestCaseData Case(string name, Paging<Page, string> paging, string[] queries, params string[] pages)
        => new TestCaseData(paging, queries, pages).SetArgDisplayNames(name);

    private static ApiRequest Request() => new ApiRequest("GET", "/things", "GetThings").Query("limit", 2).Returns<Page>("200");

    private static ApiRequest Post(RequestOptions? options = null)
        => new ApiRequest("POST", "/things", "CreateThing", options).ReturnsNothing("204").IdempotencyKey("Idempotency-Key");

    private static async Task<List<string>> AllAsync(PagingClient client, ApiRequest request, Paging<Page, string> paging)
    {
        List<string> items = [];
        await foreach (var item in client.AllAsync(request, paging, CancellationToken.None))
            items.Add(item);
        return items;
    }

    internal sealed class Page
    {
        public List<string>? Items { get; set; }

        public string? Next { get; set; }

        public bool? More { get; set; }
    }

    private sealed class PagingClient(Uri url, Credential? credential = null) : ApiClient(Options(url, credential))
    {
        public IAsyncEnumerable<string> AllAsync(ApiRequest request, Paging<Page, string> paging, CancellationToken cancellationToken)
            => EnumerateAsync(request, paging, cancellationToken);

        private static TestClientOptions Options(Uri url, Credential? credential)
        {
            var options = new TestClientOptions { BaseUrl = url, Credential = credential };
            (options.Retry.MaxRetries, options.Retry.BaseDelay) = (3, TimeSpan.FromMilliseconds(1));
            return options;
        }
    }
}
