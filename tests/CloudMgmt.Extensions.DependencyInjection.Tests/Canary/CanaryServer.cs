using CloudMgmt.Extensions.DependencyInjection.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CloudMgmt.Extensions.DependencyInjection.Tests.Canary;

/// <summary>
/// A service whose every answer is full of secrets. How it answers is told by the base path: <c>/ok</c>, <c>/503</c>, <c>/cut</c>.
/// </summary>
internal static class CanaryServer
{
    // A document that each of the models can read, each finding something of its own.
    public const string Body = $$"""
        {"apiKey":"{{Bird.Secret}}","apiToken":"{{Bird.Secret}}","secretKey":"{{Bird.Secret}}","sessionId":"{{Bird.Secret}}","token":"{{Bird.Secret}}",
        "access_token":"{{Bird.Secret}}","s3AccountParams":{"s3SecretKey":"{{Bird.Secret}}"},"unknown":"{{Bird.Secret}}","username":"{{Bird.Value}}","items":[]}
        """;

    private const string Refusal = $$"""{"message":"no","code":"no","errorCode":"KNo","error":"invalid_client","detail":"no","apiToken":"{{Bird.Secret}}","taskLogId":"{{Bird.Secret}}"}""";

    private const string Page = $"<html>{Bird.Secret} {Bird.Value}</html>";

    private static readonly (string, string)[] Headers =
    [
        ("Set-Cookie", $"session={Bird.Secret}; Path=/"), ("Set-Cookie", $"XSRF-TOKEN=\"{Bird.Secret}\""),
        ("X-Secret", Bird.Secret), ("Proxy-Authenticate", Bird.Secret), ("Location", $"/{Bird.Secret}?token={Bird.Secret}"),
    ];

    public static Task<StubServer> StartAsync() => StubServer.StartAsync(AnswerAsync);

    private static Task AnswerAsync(HttpContext context)
    {
        var segments = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isLogin = segments[^1] is "login" or "token";
        // A base path of login-X fails at the login; any other one lets it pass.
        var manner = segments[0].StartsWith("login-", StringComparison.Ordinal)
            ? (isLogin ? segments[0]["login-".Length..] : "ok")
            : (isLogin ? "ok" : segments[0]);
        return AnswerAsync(context, manner);
    }

    private static Task AnswerAsync(HttpContext context, string manner) => manner switch
    {
        "ok" => StubServer.AnswerAsync(
            context,
            context.Request.Method == "POST" && context.Request.Path.Value!.EndsWith("keys", StringComparison.Ordinal) ? 201 : 200,
            Body,
            headers: Headers),
        "bare" => StubServer.AnswerAsync(context, 200, "{}"),
        "wrong" => StubServer.AnswerAsync(
            context,
            200,
            $$"""{"expires_in":"{{Bird.Secret}}","id":"{{Bird.Secret}}","isActive":"{{Bird.Secret}}","createdTimeMsecs":"{{Bird.Secret}}","username":["{{Bird.Secret}}"]}""",
            headers: Headers),
        "broken" => StubServer.AnswerAsync(context, 200, $$"""{"apiKey":"{{Bird.Secret}}",{{Bird.Secret}}""", headers: Headers),
        "text" => StubServer.AnswerAsync(context, 200, Bird.Secret, headers: Headers),
        "page" => StubServer.AnswerAsync(context, 502, Page, "text/html", Headers),
        "cut" => CutAsync(context),
        "reset" => Drop(context),
        "never" => Task.Delay(Timeout.Infinite, context.RequestAborted),
        _ => StubServer.AnswerAsync(context, int.Parse(manner), Refusal, headers: Headers),
    };

    private static async Task CutAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 10_000;
        await context.Response.WriteAsync(Body);
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static Task Drop(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
