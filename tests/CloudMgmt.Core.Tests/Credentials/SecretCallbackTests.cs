using System.Net;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

[CancelAfter(60_000)]
internal sealed class SecretCallbackTests
{
    [Test]
    public async Task Callbacks_run_one_at_a_time(CancellationToken stop)
    {
        var (running, most) = (0, 0);
        var asked = 0;
        using var handler = Script.Of(200);
        using var client = Client(handler, async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return $"k{Interlocked.Increment(ref asked)}";
        });

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => client.GetWidgetAsync("1", cancellationToken: stop), stop)));

        Assert.That(most, Is.EqualTo(1));
        Assert.That(handler.Requests.Select(r => r.Header("apiKey")).Distinct().Count(), Is.EqualTo(100), "each call asked for itself");
    }

    [Test]
    public async Task A_callback_sees_who_asks(CancellationToken stop)
    {
        var tenant = new AsyncLocal<string>();
        using var handler = Script.Of(200);
        using var client = Client(handler, async _ =>
        {
            await Task.Yield();
            return tenant.Value!;
        });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            tenant.Value = $"t{i}";
            await client.GetWidgetAsync($"{i}", cancellationToken: stop);
        }));

        Assert.That(
            handler.Requests.Select(r => (r.Target.Split('/')[^1], r.Header("apiKey"))),
            Is.EquivalentTo(Enumerable.Range(0, 20).Select(i => ($"{i}", $"t{i}"))));
    }

    [Test]
    public async Task A_call_behind_a_stuck_callback_waits_no_longer_than_its_own_time_and_says_so(CancellationToken stop)
    {
        var time = new ManualTimeProvider();
        using var stuck = new Stuck();
        using var handler = Script.Of(200);
        using var client = Client(handler, _ => new(stuck.WaitAsync("k")), o => o.TimeProvider = time);

        var first = client.GetWidgetAsync("1", cancellationToken: stop);
        await stuck.Reached.WaitAsync(stop);
        var behind = client.GetWidgetAsync("2", new() { Timeout = TimeSpan.FromSeconds(5) }, stop);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.That(() => behind, Throws.TypeOf<ApiConnectionException>().With.Message.EqualTo(
            "GetWidget (GET /widgets/{id}), which was waiting for the callback that gives its header 'apiKey', got no response: the time allowed for the call ran out."));
        Assert.That(first.IsCompleted, Is.False);

        time.Advance(TimeSpan.FromSeconds(25));
        Assert.CatchAsync<ApiConnectionException>(() => first);
        Assert.That((await client.GetWidgetAsync("3", cancellationToken: stop)).Name, Is.EqualTo("x"), "the next call starts another one");
    }

    [TestCase(null, "gave null for a secret; nothing was sent.")]
    [TestCase("", "gave an empty text for a secret; nothing was sent.")]
    [TestCase(" \t", "gave an empty text for a secret; nothing was sent.")]
    public void A_callback_without_a_secret_is_told_so(string? secret, string said)
    {
        foreach (var scheme in new[] { null, "Bearer" })
        {
            using var handler = Script.Of(200);
            using var client = TestClient.For(
                Wire.Url, o => (o.HttpMessageHandler, o.Credential) = (handler, new HeaderCredential("apiKey", _ => new(secret!), scheme)));

            var failure = Assert.ThrowsAsync<InvalidOperationException>(() => client.GetWidgetAsync("1"))!;

            Assert.That(failure.Message, Is.EqualTo($"The callback that gives the header 'apiKey' {said}"));
            Assert.That(handler.Requests, Is.Empty);
        }
    }

    [Test]
    public async Task A_scheme_stands_before_the_secret()
    {
        var sent = await Wire.SendAsync(Wire.Get(), o => o.Credential = new HeaderCredential("Authorization", _ => new("t1"), "Bearer"));
        Assert.That(sent.Header("Authorization"), Is.EqualTo("Bearer t1"));
    }

    [TestCase("GET")]
    [TestCase("POST")]
    public async Task A_call_that_meets_a_rotation_is_sent_again_with_the_new_secret(string method, CancellationToken stop)
    {
        var key = "old";
        using var handler = new RecordingHandler(request =>
        {
            key = "new";
            return new(request.Headers.GetValues("apiKey").Single() == "new" ? HttpStatusCode.NoContent : HttpStatusCode.Unauthorized);
        });
        using var client = Client(handler, _ => new(key));

        await client.SendAsync(new ApiRequest(method, "/x", "Op"), stop);

        Assert.That(handler.Requests.Select(r => r.Header("apiKey")), Is.EqualTo(["old", "new"]));
    }

    [Test]
    public async Task Many_calls_that_meet_a_rotation_all_succeed(CancellationToken stop)
    {
        var (key, arrived) = ("old", 0);
        var rotated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var handler = new RecordingHandler(async (request, token) =>
        {
            if (request.Headers.GetValues("apiKey").Single() == "new")
                return Script.Answering(200)();
            if (Interlocked.Increment(ref arrived) == 50)
            {
                key = "new";
                rotated.SetResult();
            }
            await rotated.Task.WaitAsync(token);
            return Script.Answering(401)();
        });
        using var client = Client(handler, _ => new(key));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetWidgetAsync("1", cancellationToken: stop)));

        Assert.That(handler.Requests, Has.Count.EqualTo(100));
    }

    [Test]
    public void A_refusal_of_the_secret_that_was_asked_for_again_is_final(CancellationToken stop)
    {
        var asked = 0;
        using var handler = Script.Of(401);
        using var client = Client(handler, _ => new($"k{++asked}"));

        Assert.That(
            () => client.GetWidgetAsync("1", cancellationToken: stop),
            Throws.InstanceOf<ApiException>().With.Property("IsUnauthorized").True);
        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_secret_that_stays_the_same_after_a_refusal_is_asked_for_again_but_not_sent_again(CancellationToken stop)
    {
        var asked = 0;
        using var handler = RecordingHandler.Answering("""{"code":"wrong_key"}""", status: 401);
        using var client = Client(handler, _ => new(Asked()));

        string Asked()
        {
            asked++;
            return "wrong";
        }

        for (var i = 1; i <= 10; i++)
        {
            var failure = Assert.ThrowsAsync<ApiException<WidgetError>>(() => client.GetWidgetAsync("1", cancellationToken: stop))!;
            Assert.That((failure.Error.Code, handler.Requests.Count, asked), Is.EqualTo(("wrong_key", i, 2 * i)));
        }
    }

    private static TestClient Client(
        HttpMessageHandler handler, Func<CancellationToken, ValueTask<string>> ask, Action<TestClientOptions>? configure = null)
        => TestClient.For(Wire.Url, o =>
        {
            (o.HttpMessageHandler, o.Credential) = (handler, new HeaderCredential("apiKey", ask));
            configure?.Invoke(o);
        });
}
