using System.Net;
using System.Text;
using CloudMgmt.CodeGeneration;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>
/// Programs that use a generated client as an application does, each of a document of the kind that services publish: what goes over a real
/// socket, what comes back, and what the program makes of it are held line by line in <c>Programs</c>.
/// </summary>
internal sealed class LiveProgramTests
{
    [TestCase("Billing")]
    [TestCase("Boards")]
    [TestCase("Chat")]
    public async Task A_program_lists_reads_writes_and_fails_as_the_document_says(string name)
    {
        var expected = await ReadAsync($"{name}.txt");
        var api = new CompiledApi(
            new Api(name, $"{name.ToLowerInvariant()}.yaml", $"CloudMgmt.{name}", $"{name}Client", Foreign: true),
            new Dictionary<string, string> { [$"{name.ToLowerInvariant()}.yaml"] = await ReadAsync($"{name.ToLowerInvariant()}.yaml") })
        {
            Program = await ReadAsync($"{name}.cs"),
        };
        Assert.That(string.Join('\n', api.Diagnostics), Is.Empty);

        var conversation = new Conversation(expected);
        await using var server = await Loopback.StartAsync(conversation.AnswerAsync);
        var run = (Func<Uri, Action<string>, Task>)api.Type("Program").GetMethod("RunAsync")!
            .CreateDelegate(typeof(Func<Uri, Action<string>, Task>));
        await run(new Uri(server.Urls.Single()), conversation.Say);

        Assert.That(conversation.Text, Is.EqualTo(expected), conversation.Text);
    }

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(CompiledApi.InFolder(Path.Combine("Programs", file)));

    /// <summary>
    /// Requests (after <c>&gt;</c>), answers (after <c>&lt;</c>: the status, headers and the body) and what a program says (after
    /// <c>=</c>), in that order in time.
    /// </summary>
    private sealed class Conversation(string expected)
    {
        private readonly Queue<string> _answers = new(expected.Split('\n').Where(line => line.StartsWith('<')));
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public void Say(string text) => Add('=', text);

        public async Task AnswerAsync(HttpContext context)
        {
            var arrival = await Arrival.FromAsync(context);
            Add('>', $"{Uri.UnescapeDataString(arrival.Line)} ({arrival.Header("Authorization") ?? arrival.Header("X-Api-Key")})");
            foreach (var line in Lines(arrival))
                Add('>', $"  {line}");
            // Without an answer left, the conversation has gone another way already.
            var answer = _answers.TryDequeue(out var next) ? next : "< 501";
            _text.AppendLine(answer);
            var parts = answer.Split(' ', 4);
            context.Response.StatusCode = int.Parse(parts[1], null);
            if (parts.Length < 4)
                return;
            context.Response.ContentType = parts[2];
            await context.Response.WriteAsync(parts[3]);
        }

        private static IEnumerable<string> Lines(Arrival arrival) => arrival.Header("Content-Type") switch
        {
            null => [],
            var type when type.StartsWith("multipart/", StringComparison.Ordinal) => MultipartText.Parts(arrival.Body),
            var type when type.Contains("urlencoded", StringComparison.Ordinal)
                => arrival.Body.Split('&').Select(field => WebUtility.UrlDecode(field)),
            _ => [arrival.Body],
        };

        private void Add(char sign, string text) => _text.Append(sign).Append(' ').AppendLine(text);
    }
}
