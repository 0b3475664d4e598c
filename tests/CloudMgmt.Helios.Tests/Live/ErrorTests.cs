using CloudMgmt.Emulator;
using CloudMgmt.Helios.Tests.Requests;
using CloudMgmt.Helios.Tests.Support;
using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests.Live;

/// <summary>The response "default" of every operation, which the reference prints as code 0.</summary>
internal sealed class ErrorTests : LiveTest
{
    private const string Body = """{"errorCode":"KValidationError","message":"Access denied","taskLogId":"task-7"}""";

    private static IEnumerable<RequestCase> Operations => AllRequests.OnePerOperation;

    [TestCaseSource(nameof(Operations))]
    public void Every_operation_types_the_documented_error(RequestCase request)
    {
        var row = OperationsTable.Of("helios").Single(row => row.OperationId == request.OperationId);
        Server.Faults.Enqueue(request.OperationId, Fault.Answer(400, Body));

        var error = FailureOf(() => request.Call(Client));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Error.ErrorCode, Is.EqualTo("KValidationError"));
            Assert.That(error.Error.Message, Is.EqualTo("Access denied"));
            Assert.That(error.Error.TaskLogId, Is.EqualTo("task-7"));
            Assert.That(error.Message, Is.EqualTo($"{row.OperationId} ({row.Method} {row.Path}) answered 400: KValidationError: Access denied"));
        }
    }

    [TestCaseSource(nameof(Operations))]
    public void Every_operation_survives_a_page_of_a_proxy(RequestCase request)
    {
        const string page = "<html><body>Blocked</body></html>";
        Server.Faults.Enqueue(request.OperationId, Fault.Answer(403, page, "text/html; charset=utf-8"));

        var error = Assert.ThrowsAsync<ApiException>(() => request.Call(Client))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.IsForbidden, Is.True);
            Assert.That(error.ErrorBody, Is.Null);
            Assert.That(error.Info.ContentType, Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(error.Info.BodyExcerpt, Is.EqualTo(page));
            Assert.That(error.Message, Does.EndWith("answered 403: the body is not the documented error (content type text/html; charset=utf-8)"));
        }
    }

    // POST, so that no retry comes in between.
    [TestCase(400, "validation")]
    [TestCase(401, "unauthorized")]
    [TestCase(403, "forbidden")]
    [TestCase(404, "not found")]
    [TestCase(409, "conflict")]
    [TestCase(418, "")]
    [TestCase(422, "validation")]
    [TestCase(429, "rate limited, transient")]
    [TestCase(500, "transient")]
    [TestCase(501, "")]
    [TestCase(503, "transient")]
    public void The_predicates_follow_the_status(int status, string predicates)
    {
        Server.Faults.Enqueue("CreateUsers", Fault.Answer(status, Body));

        var error = FailureOf(() => Client.CreateUsersAsync([new() { Domain = "corp.example.com", Username = "max" }]));

        (bool Holds, string Name)[] all =
        [
            (error.IsValidationError, "validation"), (error.IsUnauthorized, "unauthorized"), (error.IsForbidden, "forbidden"), (error.IsNotFound, "not found"),
            (error.IsConflict, "conflict"), (error.IsRateLimited, "rate limited"), (error.IsTransient, "transient"),
        ];
        Assert.That(error.StatusCode, Is.EqualTo(status));
        Assert.That(string.Join(", ", all.Where(predicate => predicate.Holds).Select(predicate => predicate.Name)), Is.EqualTo(predicates));
    }

    [Test]
    public void Too_many_requests_may_come_without_JSON()
    {
        Server.Faults.Enqueue("CreateSession", Fault.Answer(429, "Too Many Requests", "text/plain").WithHeader("Retry-After", "20"));

        var error = Assert.ThrowsAsync<ApiException>(() => Client.CreateSessionAsync(new()))!;

        Assert.That(error.IsRateLimited, Is.True);
        Assert.That(error.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(20)));
        Assert.That(error.Info.BodyExcerpt, Is.EqualTo("Too Many Requests"));
    }

    [TestCase("""{"errorCode":null,"message":null,"taskLogId":null}""", "CreateSession (POST /users/sessions) answered 400.")]
    [TestCase("{}", "CreateSession (POST /users/sessions) answered 400.")]
    [TestCase("""{"message":"Access denied"}""", "CreateSession (POST /users/sessions) answered 400: Access denied")]
    [TestCase("""{"errorCode":"KInvalidError"}""", "CreateSession (POST /users/sessions) answered 400: KInvalidError")]
    [TestCase("""{"message":"one\r\ntwo"}""", "CreateSession (POST /users/sessions) answered 400: one  two")]
    public void An_error_with_gaps_is_still_typed(string body, string message)
    {
        Server.Faults.Enqueue(Fault.Answer(400, body));

        Assert.That(FailureOf(() => Client.CreateSessionAsync(new())).Message, Is.EqualTo(message));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"KInvalidError\"")]
    [TestCase("{\"errorCode\":")]
    public void An_error_that_is_not_the_documented_one_keeps_its_status_and_text(string body)
    {
        Server.Faults.Enqueue(Fault.Answer(422, body));

        var error = Assert.ThrowsAsync<ApiException>(() => Client.CreateSessionAsync(new()))!;

        Assert.That(error.StatusCode, Is.EqualTo(422));
        Assert.That(error.Info.BodyExcerpt ?? "", Is.EqualTo(body));
    }

    [Test]
    public void Unknown_fields_of_an_error_are_kept()
    {
        Server.Faults.Enqueue(Fault.Answer(400, """{"errorCode":"KInvalidError","hint":"2024-02-30T00:00:00Z"}"""));

        Assert.That(FailureOf(() => Client.CreateSessionAsync(new())).Error.AdditionalProperties["hint"], Is.EqualTo("2024-02-30T00:00:00Z"));
    }

    [Test]
    public void A_redirect_is_not_followed()
    {
        Server.Faults.Enqueue(Fault.Answer(307).WithHeader("Location", Helios.BaseUrl + "/users"));

        Assert.That(() => Client.CreateSessionAsync(new()), Throws.InstanceOf<ApiException>().With.Property("StatusCode").EqualTo(307));
        Assert.That(Server.Requests, Has.Count.EqualTo(1), "an API key must not go to another address");
    }

    [Test]
    public void A_lost_connection_has_status_0()
    {
        Server.Faults.Enqueue(Fault.Abort());

        var error = Assert.ThrowsAsync<ApiConnectionException>(() => Client.CreateSessionAsync(new()))!;

        Assert.That(error.StatusCode, Is.Zero);
        Assert.That(error.Reason, Is.EqualTo(ConnectionFailure.Reset));
    }
}
