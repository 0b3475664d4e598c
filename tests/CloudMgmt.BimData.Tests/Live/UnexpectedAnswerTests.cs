using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Live;

/// <summary>Transient codes go to CreateDemoProject, which nothing may ever send twice.</summary>
internal sealed class UnexpectedAnswerTests : LiveTest
{
    private const string Html = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    [Test]
    public void A_page_of_a_gateway_keeps_status_and_text()
    {
        Server.Faults.Enqueue(Fault.Answer(502, Html, "text/html; charset=utf-8"));

        var thrown = AssertUntyped(502, () => Client.CreateDemoProjectAsync(BimData.CloudId));

        Assert.Multiple(() =>
        {
            Assert.That(thrown.IsTransient, Is.True);
            Assert.That(thrown.Info.BodyExcerpt, Is.EqualTo(Html));
            Assert.That(thrown.Message, Is.EqualTo(
                "CreateDemoProject (POST /cloud/{id}/create-demo) answered 502: the body is not the documented error (content type text/html; charset=utf-8)"));
        });
    }

    [Test]
    public void An_error_without_a_body_says_so()
    {
        Server.Faults.Enqueue(Fault.Answer(500));

        Assert.That(AssertUntyped(500, () => Client.CreateDemoProjectAsync(BimData.CloudId)).Message, Does.EndWith("answered 500: the body is empty"));
    }

    [Test]
    public void A_rate_limit_tells_how_long_to_wait()
    {
        Server.Faults.Enqueue(Fault.Answer(429, """{"detail":"Request was throttled."}""").WithHeader("Retry-After", "2"));

        var error = AssertFails(429, () => Client.CreateDemoProjectAsync(BimData.CloudId));

        Assert.That(error.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [TestCase(402)]
    [TestCase(406)]
    [TestCase(409)]
    [TestCase(418)]
    public void A_code_that_no_operation_names_is_typed_by_default(int status)
    {
        Server.Faults.Enqueue(Fault.Answer(status, """{"detail":"Some text."}"""));

        AssertFails(status, () => Client.GetCloudAsync(BimData.CloudId));
    }

    [Test]
    public void A_400_of_an_operation_without_a_body_is_typed_by_default()
    {
        Server.Faults.Enqueue(Fault.Answer(400, """{"detail":"Some text."}"""));

        Assert.That(AssertFails(400, () => Client.GetCloudAsync(BimData.CloudId)).IsValidationError, Is.True);
    }

    [Test]
    public void A_detail_of_null_leaves_a_readable_message()
    {
        Server.Faults.Enqueue(Fault.Answer(403, """{"detail":null,"code":7}"""));

        var thrown = Assert.ThrowsAsync<ApiException<Error>>(() => Client.GetCloudAsync(BimData.CloudId))!;

        Assert.Multiple(() =>
        {
            Assert.That(thrown.Message, Is.EqualTo("GetCloud (GET /cloud/{id}) answered 403."));
            Assert.That(thrown.Error.AdditionalProperties["code"], Is.EqualTo(7));
        });
    }

    [Test]
    public void A_size_in_an_object_says_that_the_service_has_moved_on()
    {
        Server.Faults.Enqueue(Fault.Answer(200, """{"smart_data_size":1}"""));

        Assert.That(AssertUntyped(200, () => Client.GetCloudSizeAsync(BimData.CloudId)).Message, Does.Contain("cannot be read as Int64"));
    }

    [Test]
    public void A_page_of_results_in_place_of_a_list_is_an_error()
    {
        Server.Faults.Enqueue(Fault.Answer(200, """{"count":0,"results":[]}"""));

        AssertUntyped(200, () => Client.GetCloudsAsync());
    }

    [TestCase("")]
    [TestCase("null")]
    public void A_list_that_is_missing_is_an_error(string body)
    {
        Server.Faults.Enqueue(Fault.Answer(200, body));

        AssertUntyped(200, () => Client.GetCloudsAsync());
    }

    [Test]
    public async Task A_creation_answered_with_200_counts()
    {
        Server.Faults.Enqueue(Fault.Answer(200, """{"id":77}"""));

        var created = await Client.CreateCloudWithResponseAsync(new() { Name = "New" });

        Assert.That(created.StatusCode, Is.EqualTo(200));
        Assert.That(created.Body.Id, Is.EqualTo(77));
    }

    [Test]
    public async Task A_deletion_answered_with_a_body_counts()
    {
        Server.Faults.Enqueue(Fault.Answer(200, """{"detail":"deleted"}"""));

        Assert.That((await Client.DeleteCloudWithResponseAsync(BimData.CloudId)).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public void A_redirect_is_not_followed_with_the_token()
    {
        Server.Faults.Enqueue(Fault.Answer(302).WithHeader("Location", BimData.BaseUrl + "/cloud"));

        AssertUntyped(302, () => Client.GetCloudsAsync());

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_lost_answer_has_status_0()
    {
        Server.Faults.Enqueue(Fault.LoseAnswer());

        var thrown = Assert.ThrowsAsync<ApiConnectionException>(() => Client.CreateCloudAsync(new() { Name = "New" }))!;

        Assert.That(thrown.StatusCode, Is.Zero);
        Assert.That(thrown.Message, Does.StartWith("CreateCloud (POST /cloud) got no response"));
    }

    [Test]
    public void A_body_that_breaks_off_has_status_0()
    {
        Server.Faults.Enqueue(Fault.RealAnswer().CutAfter(10));

        var thrown = Assert.ThrowsAsync<ApiConnectionException>(() => Client.CreateDemoProjectAsync(BimData.CloudId))!;

        Assert.That(thrown.Reason, Is.EqualTo(ConnectionFailure.Truncated));
    }

    private static ApiException AssertUntyped(int status, Func<Task> call)
    {
        var thrown = Assert.ThrowsAsync<ApiException>(call)!;
        Assert.That(thrown.StatusCode, Is.EqualTo(status));
        Assert.That(thrown.ErrorBody, Is.Null);
        return thrown;
    }
}
