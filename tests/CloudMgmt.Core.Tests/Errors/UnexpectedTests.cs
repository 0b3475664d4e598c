using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>What code beside a generated client raises for a success that is none.</summary>
internal sealed class UnexpectedTests
{
    private static readonly ApiRequest Request
        = new ApiRequest("GET", "/widgets/{id}", "GetWidget").Returns<Widget>("200").Fails<WidgetError>("default");

    private static readonly ApiHeaders Headers = new([new("Content-Type", "text/html")]);

    [Test]
    public void The_response_says_which_call_it_was()
    {
        var info = Response(Request).Unexpected("no widget", "<html>").Info;

        Assert.That((info.Method, info.PathTemplate, info.OperationId), Is.EqualTo(("GET", "/widgets/{id}", "GetWidget")));
        Assert.That((info.StatusCode, info.Headers, info.ContentType, info.BodyExcerpt), Is.EqualTo((200, Headers, "text/html", "<html>")));
    }

    [Test]
    public void One_that_an_application_made_for_its_tests_names_no_call()
        => Assert.That(new ApiResponse(200).Unexpected("no widget", "{}").Message, Is.EqualTo("The call answered 200: no widget"));

    [TestCase(null, "GetWidget (GET /widgets/{id}) answered 200.")]
    [TestCase(" ", "GetWidget (GET /widgets/{id}) answered 200.")]
    [TestCase("a\nb", "GetWidget (GET /widgets/{id}) answered 200: a b")]
    public void A_problem_is_told_in_one_line(string? problem, string expected)
        => Assert.That(Response(Request).Unexpected(problem!).Message, Is.EqualTo(expected));

    [Test]
    public void The_documented_error_is_typed()
    {
        var thrown = Response(Request).Unexpected("an error document", " {\"code\":\"c\",\"message\":\"m\"}");

        Assert.That(thrown, Is.InstanceOf<ApiException<WidgetError>>().With.Property("Error").Property("Code").EqualTo("c"));
        Assert.That(thrown.Message, Is.EqualTo("GetWidget (GET /widgets/{id}) answered 200: an error document"), "no text of the body");
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("<html>")]
    [TestCase("{broken")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("""{"items":[]}""")]
    public void Anything_else_is_not(string? body)
        => Assert.That(Response(Request).Unexpected("no widget", body), Is.TypeOf<ApiException>());

    [Test]
    public void Without_a_documented_error_nothing_is_typed()
        => Assert.That(Response(new ApiRequest("GET", "/x", "X")).Unexpected("no widget", """{"code":"c"}"""), Is.TypeOf<ApiException>());

    [Test]
    public void The_body_is_told_to_its_greatest_length_and_the_cause_stays()
    {
        var cause = new FormatException();
        var thrown = Response(Request).Unexpected("no widget", new string('x', ApiErrorInfo.MaxExcerptLength + 1), cause);

        Assert.That(thrown.Info.BodyExcerpt, Has.Length.EqualTo(ApiErrorInfo.MaxExcerptLength));
        Assert.That(thrown.InnerException, Is.SameAs(cause));
    }

    [Test]
    public void A_body_that_breaks_off_is_a_lost_connection_of_that_call()
    {
        var cause = new EndOfStreamException();
        var thrown = Response(Request).BrokenOff(cause);

        Assert.That(thrown.Message, Is.EqualTo("GetWidget (GET /widgets/{id}) got no response: the response broke off."));
        Assert.That((thrown.StatusCode, thrown.Reason, thrown.InnerException), Is.EqualTo((0, ConnectionFailure.Truncated, cause)));
        Assert.That(Response(Request).BrokenOff(thrown), Is.SameAs(thrown));
    }

    private static ApiResponse Response(ApiRequest request) => new(request, new CallResult(200, Headers, null));
}
