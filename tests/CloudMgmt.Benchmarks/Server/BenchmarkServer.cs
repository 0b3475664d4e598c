using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CloudMgmt.Benchmarks;

/// <summary>
/// Answers with bytes most of which were made beforehand, in a process of its own, so that its work is not counted as that of a client. The
/// first segment of a path says how much is wanted: <c>/3/users</c>, and <c>/1000/projects/any/auditLog</c> for so many thousand rows.
/// </summary>
internal static class BenchmarkServer
{
    public const string Command = "serve";

    private static readonly Dictionary<string, byte[]> Users = new[] { 1, UsersPayload.Few, UsersPayload.Many }
        .ToDictionary(count => $"/{count}/users", count => Encoding.UTF8.GetBytes(UsersPayload.Create(count).ToJsonString()));

    private static readonly byte[] Header = Encoding.UTF8.GetBytes(AuditLogPayload.Header);
    private static readonly byte[] ThousandRows = Encoding.UTF8.GetBytes(AuditLogPayload.CreateRows(1000));

    private static byte[] _posted = [];

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        // The input ends with the process that holds its other end, however that one ends.
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.EndsWith("/auditLog", StringComparison.Ordinal))
            return WriteAuditLogAsync(context, thousands: int.Parse(path.Split('/')[1]));
        if (path == "/posted")
            return WriteAsync(context.Response, 200, _posted);
        if (!context.Request.Headers.ContainsKey("apiKey"))
            return WriteAsync(context.Response, 401, []);
        return HttpMethods.IsPost(context.Request.Method)
            ? CreateAsync(context, Users[path])
            : WriteAsync(context.Response, 200, Users[path]);
    }

    private static async Task CreateAsync(HttpContext context, byte[] answer)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _posted = body.ToArray();
        await WriteAsync(context.Response, 201, answer);
    }

    private static Task WriteAuditLogAsync(HttpContext context, int thousands)
    {
        var query = context.Request.Query;
        return query["format"] == "csv"
            ? WriteCsvAsync(context.Response, thousands)
            : WriteAsync(context.Response, 200, AuditLogPayload.CreateAnswer(
                thousands * 1000, Time("fromDateTime"), Time("toDateTime"), int.Parse(query["limit"]!)));

        DateTimeOffset Time(string name) => DateTimeOffset.Parse(query[name]!, CultureInfo.InvariantCulture);
    }

    private static async Task WriteCsvAsync(HttpResponse response, int thousands)
    {
        response.ContentType = "text/csv";
        response.ContentLength = Header.Length + ((long)thousands * ThousandRows.Length);
        await response.Body.WriteAsync(Header);
        for (var i = 0; i < thousands; i++)
            await response.Body.WriteAsync(ThousandRows);
    }

    private static async Task WriteAsync(HttpResponse response, int status, byte[] body)
    {
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }
}
