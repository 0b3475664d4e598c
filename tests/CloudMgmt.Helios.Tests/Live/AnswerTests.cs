using CloudMgmt.Emulator;
using CloudMgmt.Helios.Tests.Requests;
using CloudMgmt.Helios.Tests.Support;
using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests.Live;

/// <summary>Successes that are not as the document says.</summary>
internal sealed class AnswerTests : LiveTest
{
    private static IEnumerable<RequestCase> WithBody => AllRequests.OnePerOperation.Where(request => Row(request).Returns != "none");

    private static IEnumerable<RequestCase> WithoutBody => AllRequests.OnePerOperation.Where(request => Row(request).Returns == "none");

    [TestCaseSource(nameof(WithBody))]
    public void A_success_without_its_body_is_no_silent_null(RequestCase request)
    {
        Server.Faults.Enqueue(request.OperationId, Fault.Answer(200));

        var error = Assert.ThrowsAsync<ApiException>(() => request.Call(Client))!;

        Assert.That(error.StatusCode, Is.EqualTo(200));
        Assert.That(error.Message, Does.Contain("the body is empty"));
    }

    [TestCaseSource(nameof(WithBody))]
    public void A_success_with_a_page_in_place_of_its_body_says_so(RequestCase request)
    {
        Server.Faults.Enqueue(request.OperationId, Fault.Answer(200, "<html>Log in</html>", "text/html"));

        var error = Assert.ThrowsAsync<ApiException>(() => request.Call(Client))!;

        Assert.That(error.StatusCode, Is.EqualTo(200));
        Assert.That(error.Message, Does.Contain("text/html"));
        Assert.That(error.Info.BodyExcerpt, Is.EqualTo("<html>Log in</html>"));
    }

    [TestCaseSource(nameof(WithBody))]
    public async Task A_success_of_another_code_is_read_all_the_same(RequestCase request)
    {
        Server.Faults.Enqueue(request.OperationId, Fault.Answer(203, "{}"));

        await request.Call(Client);

        Assert.That(Server.Requests.Single().StatusCode, Is.EqualTo(203));
    }

    [TestCaseSource(nameof(WithoutBody))]
    public async Task A_body_where_none_is_due_does_no_harm(RequestCase request)
    {
        Server.Faults.Enqueue(request.OperationId, Fault.Answer(200, "<html>Done</html>", "text/html"));

        await request.Call(Client);

        Assert.That(Server.Requests.Single().StatusCode, Is.EqualTo(200));
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"text\"")]
    [TestCase("{\"users\":[")]
    [TestCase("{\"users\":[{\"createdTimeMsecs\":\"soon\"}]}")]
    [TestCase("{} {}")]
    public void A_success_of_another_shape_is_an_error(string body)
    {
        Server.Faults.Enqueue(Fault.Answer(200, body));

        var error = Assert.ThrowsAsync<ApiException>(() => Client.GetUsersAsync())!;

        Assert.That(error.StatusCode, Is.EqualTo(200));
        Assert.That(error.Info.BodyExcerpt, Is.EqualTo(body));
    }

    [Test]
    public async Task A_user_may_consist_of_nulls()
    {
        Server.Faults.Enqueue(Fault.Answer(200, """
            {"description":null,"effectiveTimeMsecs":null,"expiryTimeMsecs":null,"locked":null,"restricted":null,"roles":null,"createdTimeMsecs":null,"domain":null,
            "forcePasswordChange":null,"lastLoginTimeMsecs":null,"lastUpdatedTimeMsecs":null,"localUserParams":null,"lockedReason":null,"otherGroups":null,
            "primaryGroup":null,"s3AccountParams":null,"sid":null,"tenantId":null,"username":null}
            """));

        var user = await Client.GetUserAsync("S-1");

        var values = typeof(UserParams).GetProperties().Where(property => property.Name != "AdditionalProperties").Select(property => property.GetValue(user)).ToList();
        Assert.That(values, Has.Count.EqualTo(19).And.All.Null);
        Assert.That(user.AdditionalProperties, Is.Empty);
    }

    [Test]
    public async Task Required_fields_may_be_missing_in_an_answer()
    {
        Server.Faults.Enqueue(Fault.Answer(200, """{"tenantAccesses":[{"tenantName":"Acme"},{"clusters":null,"roles":null,"tenantId":null}]}"""));

        var accesses = (await Client.GetTenantAccessAsync()).TenantAccesses!;

        Assert.That(accesses.Select(access => access.TenantName), Is.EqualTo(["Acme", null]));
        Assert.That(accesses.Select(access => access.Clusters), Is.All.Null);
    }

    [TestCase("""{"users":null}""")]
    [TestCase("{}")]
    public async Task A_list_may_be_null_or_missing(string body)
    {
        Server.Faults.Enqueue(Fault.Answer(200, body));

        Assert.That((await Client.GetUsersAsync()).Users, Is.Null);
    }

    [Test]
    public async Task A_user_may_lack_every_field()
    {
        Server.Faults.Enqueue(Fault.Answer(200, """{"users":[{}]}"""));

        Assert.That((await Client.GetUsersAsync()).Users!.Single().LockedReason, Is.Null);
    }

    [Test]
    public async Task Unknown_enum_values_keep_their_text()
    {
        Server.Faults.Enqueue(Fault.Answer(200, """{"lockedReason":"Sabbatical"}"""));

        var reason = (await Client.GetUserAsync("S-1")).LockedReason!.Value;

        Assert.That(reason.IsKnown, Is.False);
        Assert.That(reason.Value, Is.EqualTo("Sabbatical"));
        Assert.That(reason, Is.EqualTo((UserLockedReason)"Sabbatical").And.Not.EqualTo(UserLockedReason.NotLocked));
    }

    // One client reads these from the answer to a login.
    [Test]
    public async Task A_session_may_come_with_other_fields()
    {
        Server.Faults.Enqueue(Fault.Answer(201, """{"accessToken":"not-a-real-token","tokenType":"Bearer"}"""));

        var session = await Client.CreateSessionAsync(new());

        Assert.That(session.SessionId, Is.Null);
        Assert.That(session.AdditionalProperties["accessToken"], Is.EqualTo("not-a-real-token"));
    }

    private static OperationRow Row(RequestCase request) => OperationsTable.Of("helios").Single(row => row.OperationId == request.OperationId);
}
