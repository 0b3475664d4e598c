using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CloudMgmt.ContractDiff.Tests.GitHubAction;

/// <summary>The comments of one pull request, as the API of GitHub gives and takes them, on this machine.</summary>
internal sealed class FakeGitHub : IAsyncDisposable
{
    public const string Repository = "shop/api";
    public const int PullRequest = 7;
    public const string Token = "t0ken";
    public const string Account = "github-actions[bot]";

    private readonly WebApplication _app;

    private FakeGitHub(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public List<Comment> Comments { get; } = [];

    /// <summary>What was asked, such as "GET 1" for the first page.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Whether the token may write.</summary>
    public bool IsReadOnly { get; set; }

    public static async Task<FakeGitHub> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        var github = new FakeGitHub(builder.Build());
        github.Route();
        await github._app.StartAsync();
        return github;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Route()
    {
        _app.MapPost("/graphql", (HttpRequest request, JsonElement body) => Answer(request, body.GetProperty("query").GetString()!, () =>
            Results.Json(new { data = new { viewer = new { login = Account } } })));
        _app.MapGet(
            $"/repos/{Repository}/issues/{PullRequest}/comments", (HttpRequest request, int page) => Answer(request, $"GET {page}", () =>
                Results.Json(Comments.Skip((page - 1) * 100).Take(100).Select(
                    comment => new { id = comment.Id, body = comment.Body, user = new { login = comment.Author } }))));
        _app.MapPost(
            $"/repos/{Repository}/issues/{PullRequest}/comments", (HttpRequest request, JsonElement body) => Write(request, "POST", () =>
            {
                Comments.Add(new(1_000 + Comments.Count, Text(body), Account));
                return Results.Json(new { }, statusCode: 201);
            }));
        _app.MapPatch(
            $"/repos/{Repository}/issues/comments/{{id:long}}",
            (HttpRequest request, long id, JsonElement body) => Write(request, $"PATCH {id}", () =>
            {
                var index = Comments.FindIndex(comment => comment.Id == id);
                Comments[index] = Comments[index] with { Body = Text(body) };
                return Results.Json(new { });
            }));
    }

    private static string Text(JsonElement body) => body.GetProperty("body").GetString()!;

    private IResult Write(HttpRequest request, string what, Func<IResult> answer)
        => Answer(
            request, what,
            () => IsReadOnly ? Results.Json(new { message = "Resource not accessible by integration" }, statusCode: 403) : answer());

    private IResult Answer(HttpRequest request, string what, Func<IResult> answer)
    {
        Requests.Add(what);
        return request.Headers.Authorization == $"Bearer {Token}"
            ? answer()
            : Results.Json(new { message = "Bad credentials" }, statusCode: 401);
    }

    internal sealed record Comment(long Id, string Body, string Author);
}
