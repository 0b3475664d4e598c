using System.Runtime.ExceptionServices;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>How deep JSON may be nested: an unknown field to 1,000 levels of its document, on any thread.</summary>
[CancelAfter(60_000)]
internal sealed class DeepJsonTests
{
    private const int SmallStack = 256 * 1024;

    private static readonly Dictionary<string, Func<int, string>> Forms = new()
    {
        ["lists"] = depth => Nested("[", "1", "]", depth),
        ["objects"] = depth => Nested("{\"a\":", "1e400", "}", depth),
        ["both"] = depth => Nested("[{\"a\":", "null", "}]", depth / 2) is var text && depth % 2 == 1 ? $"[{text}]" : text,
        ["two, one after the other"] = depth => Nested("[", "1", "]", depth - 1) is var text ? $"[{text},{text}]" : "",
    };

    private static readonly Func<ApiRequest>[] Calls =
    [
        () => Wire.Get().Returns<Widget>("200"), () => Wire.Get().Returns("200", Widget.ReadJson),
    ];

    // So that only the tolerant reader reads it.
    private static readonly string[] Remarks = ["", "/* remark */"];

    private static IEnumerable<string> FormNames => Forms.Keys;

    [Test]
    public void An_unknown_field_is_kept_and_written_back(
        [ValueSource(nameof(FormNames))] string form, [Values(64, 65, 500, 999)] int depth, [ValueSource(nameof(Remarks))] string remark)
        => OnSmallStack(async () =>
        {
            var value = Forms[form](depth);
            await AssertRoundTripAsync($$"""{"name":"x",{{remark}}"unknown":{{value}}}""", $$"""{"name":"x","unknown":{{value}}}""");
        });

    [Test]
    public void So_is_one_of_a_model_within([ValueSource(nameof(Remarks))] string remark)
        => OnSmallStack(async () =>
        {
            var value = Nested("[", "1", "]", 900);
            var body = $$$"""{"name":"x","parts":[{"code":"a","unknown":{{{value}}}}],"settings":{"any":{{{value}}}}}""";
            await AssertRoundTripAsync(body.Replace("{\"name\"", $"{{{remark}\"name\"", StringComparison.Ordinal), body);
        });

    [Test]
    public void A_depth_beyond_that_is_an_error_of_the_call(
        [ValueSource(nameof(FormNames))] string form, [Values(1000, 1001, 100_000)] int depth, [ValueSource(nameof(Remarks))] string remark)
        => OnSmallStack(() =>
        {
            foreach (var call in Calls)
            {
                var refusal = Wire.Failure(
                    RecordingHandler.Answering($$"""{"name":"x",{{remark}}"unknown":{{Forms[form](depth)}}}"""), call());
                Assert.That(refusal.StatusCode, Is.EqualTo(200));
                Assert.That(refusal.Message, Does.Contain("cannot be read as Widget at 'unknown"));
            }
            return Task.CompletedTask;
        });

    // Known models cost stack for each level, and errors even more.
    [Test]
    public void Models_within_models_are_read([Values(10, 30, 100, 400, 499)] int levels, [ValueSource(nameof(Remarks))] string remark)
    {
        var body = $"{{{remark}\"parts\":[{Nested("{\"parts\":[", "", "]}", levels)}]}}";
        OnSmallStack(async () =>
        {
            foreach (var call in Calls)
                Assert.That((await Wire.AnswerAsync<Widget>(RecordingHandler.Answering(body), call())).Body.Parts, Is.Not.Null);
        });
    }

    [Test]
    public void Models_within_models_are_written([Values(10, 100, 499)] int levels)
        => OnSmallStack(async () =>
        {
            var part = new Part { Code = "a" };
            for (var level = 1; level < levels; level++)
                part = new Part { Code = "a", Parts = [part] };
            Assert.That(
                await Wire.SendJsonAsync(part), Is.EqualTo(Nested("{\"code\":\"a\",\"parts\":[", "{\"code\":\"a\"}", "]}", levels - 1)));
        });

    [Test]
    public void Models_within_models_that_end_in_an_error_are_refused(
        [Values(10, 30, 100, 400, 499, 600)] int levels, [Values("{\"code\":1}", "\"\"", "}", "", "{\"code\":\"\\ud800\"}")] string inner)
    {
        var body = $"{{\"parts\":[{Nested("{\"parts\":[", inner.Length == 0 ? "[" : inner, "]}", levels)}]}}";
        OnSmallStack(() =>
        {
            foreach (var call in Calls)
                Assert.That(Wire.Failure(RecordingHandler.Answering(body), call()).StatusCode, Is.EqualTo(200));
            return Task.CompletedTask;
        });
    }

    [Test]
    public void An_error_nested_that_deep_keeps_its_status_and_text()
    {
        var body = $$"""{"code":"c","unknown":{{Nested("[", "1", "]", 999)}}}""";
        var failure = Wire.Failure(RecordingHandler.Answering(body, status: 409), Wire.Get().Fails<WidgetError>("default"));
        Assert.That((failure.ErrorBody as WidgetError)?.Code, Is.EqualTo("c"));
        failure = Wire.Failure(
            RecordingHandler.Answering(body.Replace("1", "[1]", StringComparison.Ordinal), status: 409),
            Wire.Get().Fails<WidgetError>("default"));
        Assert.That((failure.StatusCode, failure.ErrorBody), Is.EqualTo((409, (object?)null)));
    }

    private static async Task AssertRoundTripAsync(string body, string expected)
    {
        foreach (var call in Calls)
        {
            Assert.That(
                await Wire.SendJsonAsync((await Wire.AnswerAsync<Widget>(RecordingHandler.Answering(body), call())).Body),
                Is.EqualTo(expected));
        }
    }

    private static string Nested(string open, string inner, string close, int depth)
        => string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));

    private static void OnSmallStack(Func<Task> test)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                test().GetAwaiter().GetResult();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }, SmallStack);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
