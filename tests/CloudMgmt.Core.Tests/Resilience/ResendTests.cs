using System.Text;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class ResendTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];

    private static readonly TestCaseData[] Requests =
    [
        new TestCaseData(() => new ApiRequest("PUT", "/x", "Op").JsonBody(new Widget { Name = "ä€😀" })).SetArgDisplayNames("JSON"),
        new TestCaseData(() => new ApiRequest("POST", "/x", "Op").Idempotent().JsonBody(new Widget { Name = "x" }))
            .SetArgDisplayNames("JSON in an idempotent POST"),
        new TestCaseData(() => new ApiRequest("PUT", "/x", "Op").TextBody("a\r\nb")).SetArgDisplayNames("text"),
        new TestCaseData(() => new ApiRequest("PUT", "/x", "Op").BinaryBody(new MemoryStream(Bytes))).SetArgDisplayNames("bytes"),
        new TestCaseData(() => new ApiRequest("PUT", "/x", "Op").Form("a", "1").Form("b", new[] { "2", "3" })).SetArgDisplayNames("a form"),
        new TestCaseData(() => new ApiRequest("DELETE", "/x", "Op")).SetArgDisplayNames("nothing"),
    ];

    [TestCaseSource(nameof(Requests))]
    public async Task The_same_is_sent_again(Func<ApiRequest> request)
    {
        var received = await ReceiveAsync(request());
        Assert.That(received, Has.Count.EqualTo(3));
        Assert.That(received.Select(r => Convert.ToHexString(r.Body)).Distinct().Count(), Is.EqualTo(1));
        Assert.That(
            received.Select(r => $"{r.Method} {r.Target} {r.Headers.GetValueOrDefault("Content-Type")}").Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_multipart_form_is_sent_again()
    {
        var received = await ReceiveAsync(
            new ApiRequest("PUT", "/x", "Op").AsMultipart().Form("name", "ä")
                .Form("file", new FileParameter(new MemoryStream(Bytes), "f.bin")));
        Assert.That(received, Has.Count.EqualTo(3));
        foreach (var request in received)
        {
            Assert.That(request.Body.AsSpan().IndexOf(Bytes), Is.Positive);
            Assert.That(request.Body.AsSpan().IndexOf("ä"u8), Is.Positive);
        }
    }

    [Test]
    public async Task A_call_that_is_sent_again_after_a_success_keeps_its_body()
    {
        using var handler = Script.Of(200);
        using var client = Script.Client(handler, new ManualTimeProvider());
        var request = new ApiRequest("PUT", "/x", "Op").BinaryBody(new MemoryStream(Encoding.UTF8.GetBytes("body")));
        await client.SendAsync(request);
        await client.SendAsync(request);
        Assert.That(handler.Requests.Select(r => r.Body), Is.EqualTo(["body", "body"]));
    }

    [Test]
    public async Task The_credential_is_asked_before_each_attempt()
    {
        var asked = 0;
        var received = await ReceiveAsync(
            new ApiRequest("GET", "/x", "Op"), o => o.Credential = new HeaderCredential("key", _ => new ValueTask<string>($"k{++asked}")));
        Assert.That(received.Select(r => r.Headers["key"]), Is.EqualTo(["k1", "k2", "k3"]));
    }

    private static async Task<IReadOnlyList<Received>> ReceiveAsync(ApiRequest request, Action<TestClientOptions>? configure = null)
    {
        var answers = new Queue<int>([503, 500, 204]);
        await using var server = await LoopbackServer.StartAsync(context => LoopbackServer.AnswerAsync(context, answers.Dequeue()));
        using var client = server.CreateClient(o =>
        {
            o.Retry.MaxRetries = 3;
            (o.Retry.BaseDelay, o.Retry.MaxDelay) = (TimeSpan.Zero, TimeSpan.Zero);
            configure?.Invoke(o);
        });
        await client.SendAsync(request.ReturnsNothing("204"));
        return server.Requests;
    }
}
