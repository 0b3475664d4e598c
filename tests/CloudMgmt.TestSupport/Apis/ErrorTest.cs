using CloudMgmt.Core;
using CloudMgmt.Emulator;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>Refusals and lost answers of every call.</summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract class ErrorTest<TApi> : LiveTest<TApi, ApiClient>
    where TApi : IApi
{
    private const string Page = "<html><body>Blocked</body></html>";

    private static IEnumerable<RequestCase> NeedingCredential => Calls.Where(call => !TApi.Anonymous.Contains(call.OperationId));

    private static IEnumerable<RequestCase> LookingUp => Calls.Where(call => TApi.LooksUp(Row(call)));

    private static IEnumerable<(string Body, string Text)> Errors => TApi.Errors;

    [TestCaseSource(nameof(NeedingCredential))]
    public void A_call_without_a_credential_is_a_typed_401(RequestCase call)
    {
        var error = AssertTyped(401, () => call.CallAsync(Connect(credential: null)));

        Assert.That(error.Message, Does.StartWith(Title(call) + " answered 401: "));
    }

    [TestCaseSource(nameof(NeedingCredential))]
    public void A_call_with_a_wrong_credential_is_a_typed_401(RequestCase call)
        => AssertTyped(401, () => call.CallAsync(Connect(TApi.Credentials[0].Create("not-the-secret"))));

    [TestCaseSource(nameof(LookingUp))]
    public void An_id_that_nobody_has_is_a_typed_404(RequestCase call)
    {
        var error = AssertTyped(404, () => call.CallAsync(Client));

        Assert.That(error.Message, Does.StartWith(Title(call) + " answered 404: "));
    }

    [TestCaseSource(nameof(Calls))]
    public void A_refusal_is_typed(RequestCase call)
    {
        var (body, text) = TApi.Errors[0];

        var error = AssertTyped(403, () => AnsweredAsync(call, Fault.Answer(403, body)));

        Assert.That(error.Message, Is.EqualTo($"{Title(call)} answered 403: {text}"));
    }

    [TestCaseSource(nameof(Calls))]
    public void A_page_of_a_proxy_keeps_status_and_text(RequestCase call)
    {
        var error = AssertUntyped(403, () => AnsweredAsync(call, Fault.Answer(403, Page, "text/html; charset=utf-8")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Info.ContentType, Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(error.Info.BodyExcerpt, Is.EqualTo(Page));
            Assert.That(error.Message, Is.EqualTo(
                $"{Title(call)} answered 403: the body is not the documented error (content type text/html; charset=utf-8)"));
        }
    }

    [Test]
    public void A_code_that_no_operation_names_is_typed_by_default(
        [Values(400, 401, 402, 403, 404, 406, 409, 418, 422, 429, 500, 501, 502, 503)] int status)
    {
        // A renewed login comes in between where there is one.
        if (status == 401)
            Server.Faults.Enqueue(Unrepeatable.OperationId, Fault.Answer(status, TApi.Errors[0].Body));

        AssertTyped(status, () => AnsweredAsync(Unrepeatable, Fault.Answer(status, TApi.Errors[0].Body)));
    }

    [TestCaseSource(nameof(Errors))]
    public void An_error_with_gaps_is_still_typed((string Body, string Text) error)
    {
        var thrown = AssertTyped(403, () => AnsweredAsync(Unrepeatable, Fault.Answer(403, error.Body)));

        Assert.That(thrown.Message, Is.EqualTo(Title(Unrepeatable) + " answered 403" + (error.Text.Length == 0 ? "." : ": " + error.Text)));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("[\"no\"]")]
    [TestCase("\"no\"")]
    [TestCase("{\"code\":")]
    public void An_error_that_is_not_the_documented_one_keeps_its_status_and_text(string body)
    {
        var error = AssertUntyped(422, () => AnsweredAsync(Unrepeatable, Fault.Answer(422, body)));

        Assert.That(error.Info.BodyExcerpt ?? "", Is.EqualTo(body));
        if (body.Length == 0)
            Assert.That(error.Message, Does.EndWith("answered 422: the body is empty"));
    }

    [Test]
    public void Unknown_properties_of_an_error_are_kept()
    {
        var error = AssertTyped(
            403, () => AnsweredAsync(Unrepeatable, Fault.Answer(403, """{"hint":"2024-02-30T00:00:00Z","nothing":null}""")));

        Assert.That(((ApiModel)error.ErrorBody!).AdditionalProperties["hint"], Is.EqualTo("2024-02-30T00:00:00Z"));
    }

    [Test]
    public void A_rate_limit_tells_how_long_to_wait([Values] bool isTyped)
    {
        var fault = isTyped ? Fault.Answer(429, TApi.Errors[0].Body) : Fault.Answer(429, "Too Many Requests", "text/plain");

        Task Call() => AnsweredAsync(Unrepeatable, fault.WithHeader("Retry-After", "20"));
        var error = isTyped ? AssertTyped(429, Call) : AssertUntyped(429, Call);

        Assert.That(error.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(20)));
        if (!isTyped)
            Assert.That(error.Info.BodyExcerpt, Is.EqualTo("Too Many Requests"));
    }

    [TestCase(302)]
    [TestCase(307)]
    public void A_redirect_is_not_followed(int status)
    {
        var (here, elsewhere) = (TApi.BaseUrl(Server) + Simplest.Line.Split(' ')[1], "https://elsewhere.invalid/");
        foreach (var location in new[] { here, elsewhere })
        {
            foreach (var call in new[] { Simplest, Unrepeatable })
            {
                var before = Arrived(Simplest.OperationId) + Arrived(Unrepeatable.OperationId);

                AssertUntyped(status, () => AnsweredAsync(call, Fault.Answer(status).WithHeader("Location", location)));

                Assert.That(
                    Arrived(Simplest.OperationId) + Arrived(Unrepeatable.OperationId),
                    Is.EqualTo(before + 1),
                    "a key must not go to another address");
            }
        }
    }

    [Test]
    public void A_dropped_connection_has_status_0() => AssertLost(Fault.Abort(), ConnectionFailure.Reset);

    [Test]
    public void A_lost_answer_has_status_0() => AssertLost(Fault.LoseAnswer(), ConnectionFailure.Reset);

    [Test]
    public void A_body_that_breaks_off_has_status_0()
        => AssertLost(Fault.Answer(200, """{"id":"0123456789"}""").CutAfter(10), ConnectionFailure.Truncated);

    private void AssertLost(Fault fault, ConnectionFailure reason)
    {
        var error = Assert.ThrowsAsync<ApiConnectionException>(() => AnsweredAsync(Unrepeatable, fault))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.StatusCode, Is.Zero);
            Assert.That(error.Reason, Is.EqualTo(reason));
            Assert.That(error.Message, Does.StartWith(Title(Unrepeatable)));
        }
    }

    private Task AnsweredAsync(RequestCase call, Fault fault)
    {
        Server.Faults.Enqueue(call.OperationId, fault);
        return call.CallAsync(Connect(TApi.CreateCredential(Server), options => options.Retry.MaxRetries = 0));
    }
}
