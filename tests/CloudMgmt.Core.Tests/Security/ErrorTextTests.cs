using Newtonsoft.Json;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>Nothing that a service writes can forge a line, an escape or an end of a log.</summary>
[CancelAfter(60_000)]
internal sealed class ErrorTextTests
{
    private static readonly string[] Attacks =
    [
        "a\r\n2026-01-31 INFO forged", "a\n\tat Forged.Frame()", "\u001b]0;title\u0007\u001b[2J", "a\u2028b", "a\u2029b", "a\u0085b",
        "a\0b", "a\u009bb", "\b\b\b",
    ];

    [Test]
    public async Task In_a_code_in_a_message_and_in_a_content_type(
        [ValueSource(nameof(Attacks))] string attack, [Values("code", "message", "both", "text")] string place)
    {
        await using var server = await LoopbackServer.StartAsync(context => LoopbackServer.AnswerAsync(
            context,
            422,
            JsonConvert.SerializeObject(
                new { code = place is "code" or "both" ? attack : "c", message = place is "message" or "both" ? attack : "m" }),
            place == "text" ? "text/plain" : "application/json"));
        using var client = server.CreateClient();

        var failure = Assert.CatchAsync<ApiException>(() => client.GetWidgetAsync("1"))!;

        Assert.That(failure.Message.Where(c => char.IsControl(c) || c is '\u2028' or '\u2029'), Is.Empty);
        Assert.That(failure.IsValidationError, Is.True);
    }

    [Test]
    public async Task A_type_name_in_an_error_makes_no_type()
    {
        await using var server = await LoopbackServer.StartAsync(
            400, """{"$type":"System.IO.FileInfo, System.Private.CoreLib","code":"c","extra":{"$type":"System.Version"}}""");
        using var client = server.CreateClient();
        var failure = Assert.CatchAsync<ApiException<WidgetError>>(() => client.GetWidgetAsync("1"))!;
        Assert.That(failure.Error.GetType(), Is.EqualTo(typeof(WidgetError)));
        Assert.That(failure.Error.AdditionalProperties["$type"], Is.EqualTo("System.IO.FileInfo, System.Private.CoreLib"));
    }
}
