using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Live;

/// <summary>Transient codes go to ReplaceApiToken, which nothing may ever send twice.</summary>
internal sealed class UnexpectedAnswerTests : LiveTest
{
    private const string Html = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    [Test]
    public void A_page_of_a_proxy_keeps_status_and_text()
    {
        Answer(502, Html, "text/html");

        var thrown = AssertUntyped(502, () => Client.ReplaceApiTokenAsync());

        Assert.Multiple(() =>
        {
            Assert.That(thrown.IsTransient, Is.True);
            Assert.That(thrown.Info.ContentType, Is.EqualTo("text/html"));
            Assert.That(thrown.Info.BodyExcerpt, Is.EqualTo(Html));
            Assert.That(thrown.Message, Is.EqualTo(
                "ReplaceApiToken (POST /replaceApiToken) answered 502: the body is not the documented error (content type text/html)"));
        });
    }

    [Test]
    public void A_page_in_place_of_a_success_is_not_taken_for_one()
    {
        Answer(200, Html, "text/html");

        var thrown = AssertUntyped(200, () => Client.GetExtendedAccountInfoAsync());

        Assert.That(thrown.Message, Does.Contain("cannot be read as ExtendedAccountInfo").And.Contain("text/html").And.Not.Contain("<h1>"));
    }

    [Test]
    public void An_error_without_a_body_says_so()
    {
        Answer(500);

        var thrown = AssertUntyped(500, () => Client.ReplaceApiTokenAsync());

        Assert.That(thrown.Message, Does.EndWith("answered 500: the body is empty"));
        Assert.That(thrown.Info.BodyExcerpt, Is.Null);
    }

    [TestCase(200, "")]
    [TestCase(204, "")]
    [TestCase(200, "null")]
    public void A_success_that_lacks_its_body_is_an_error(int status, string body)
    {
        Answer(status, body);

        var thrown = AssertUntyped(status, () => Client.GetExtendedAccountInfoAsync());

        Assert.That(thrown.Message, Does.Contain(body.Length == 0 ? "the body is empty" : "the body is null"));
    }

    [TestCase("{\"user\":")]
    [TestCase("{\"user\":{}} trailing")]
    [TestCase("[]")]
    [TestCase("{\"account\":{\"maxProjectsAllowed\":\"many\"}}")]
    public void A_success_that_is_not_the_documented_json_is_an_error(string body)
    {
        Answer(200, body);

        var thrown = AssertUntyped(200, () => Client.GetExtendedAccountInfoAsync());

        Assert.That(thrown.Message, Does.Contain("cannot be read as ExtendedAccountInfo"));
        Assert.That(thrown.Info.BodyExcerpt, Is.EqualTo(body));
    }

    [Test]
    public void An_unreadable_success_tells_the_place()
    {
        Answer(200, "{\"account\":\n{\"maxProjectsAllowed\":\"many\"}}");

        var thrown = AssertUntyped(200, () => Client.GetExtendedAccountInfoAsync());

        Assert.That(thrown.Message, Does.Contain("at 'account.maxProjectsAllowed', line 2"));
    }

    [TestCase("[\"no\"]")]
    [TestCase("\"no\"")]
    [TestCase("{\"code\":")]
    public void An_error_of_another_shape_keeps_its_text(string body)
    {
        Answer(422, body);

        var thrown = AssertUntyped(422, () => Client.GetExtendedAccountInfoAsync());

        Assert.That(thrown.IsValidationError, Is.True);
        Assert.That(thrown.Info.BodyExcerpt, Is.EqualTo(body));
    }

    [TestCase(400)]
    [TestCase(409)]
    [TestCase(418)]
    [TestCase(429)]
    [TestCase(503)]
    public void A_code_that_no_operation_names_is_typed_by_default(int status)
    {
        Answer(status, """{"code":"SOME_CODE","message":"Some text."}""");

        AssertFails(status, "SOME_CODE", () => Client.ReplaceApiTokenAsync());
    }

    [Test]
    public void A_known_code_of_one_operation_is_typed_by_default_in_another()
    {
        Answer(404, """{"code":"NOT_FOUND","message":"no"}""");

        AssertFails(404, "NOT_FOUND", () => Client.ReplaceApiTokenAsync());
    }

    [Test]
    public void A_redirect_is_not_followed()
    {
        Server.Faults.Enqueue("GetExtendedAccountInfo", Fault.Answer(302).WithHeader("Location", "https://elsewhere.invalid/"));

        AssertUntyped(302, () => Client.GetExtendedAccountInfoAsync());

        Assert.That(Operations.Count(operation => operation == "GetExtendedAccountInfo"), Is.EqualTo(1));
    }

    [Test]
    public void An_error_with_half_of_its_properties_is_readable()
    {
        Answer(403, """{"message":"Only text."}""");

        var thrown = Assert.ThrowsAsync<ApiException<Error>>(() => Client.GetExtendedAccountInfoAsync())!;

        Assert.Multiple(() =>
        {
            Assert.That(thrown.Error.Code, Is.Null);
            Assert.That(thrown.Message, Does.EndWith("answered 403: Only text."));
        });
    }

    [Test]
    public void Unknown_properties_of_an_error_are_kept()
    {
        Answer(403, """{"message":"no","code":null,"traceId":"t-1"}""");

        var thrown = Assert.ThrowsAsync<ApiException<Error>>(() => Client.GetExtendedAccountInfoAsync())!;

        Assert.That(thrown.Error.AdditionalProperties["traceId"], Is.EqualTo("t-1"));
    }

    [Test]
    public async Task A_success_code_that_is_not_documented_is_read_like_the_documented_one()
    {
        Answer(201, """{"isUefiEnabled":true}""");

        var answer = await Client.GetExtendedAccountInfoWithResponseAsync();

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(201));
            Assert.That(answer.Body.IsUefiEnabled, Is.True);
        });
    }

    [Test]
    public async Task A_body_where_none_is_documented_is_ignored()
    {
        Server.Faults.Enqueue("AssignProjectUsers", Fault.Answer(200, """{"items":[]}"""));

        var answer = await Client.AssignProjectUsersWithResponseAsync(new());

        Assert.That(answer.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public void A_dropped_connection_has_status_0()
    {
        Server.Faults.Enqueue("ReplaceApiToken", Fault.Abort());

        var thrown = Assert.ThrowsAsync<ApiConnectionException>(() => Client.ReplaceApiTokenAsync())!;

        Assert.Multiple(() =>
        {
            Assert.That(thrown.StatusCode, Is.Zero);
            Assert.That(thrown.Reason, Is.EqualTo(ConnectionFailure.Reset));
            Assert.That(thrown.Message, Does.StartWith("ReplaceApiToken (POST /replaceApiToken) got no response"));
        });
    }

    private void Answer(int status, string body = "", string contentType = "application/json")
        => Server.Faults.Enqueue(request => request.OperationId != "Login", Fault.Answer(status, body, contentType));

    private static ApiException AssertUntyped(int status, Func<Task> call)
    {
        var thrown = Assert.ThrowsAsync<ApiException>(call)!;
        Assert.That(thrown.StatusCode, Is.EqualTo(status));
        Assert.That(thrown.ErrorBody, Is.Null);
        return thrown;
    }
}
