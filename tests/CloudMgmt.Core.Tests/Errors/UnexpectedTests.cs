using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

/// <summary>What code beside a generated client raises for a success that is none.</summary>
internal sealed class UnexpectedTests
{
    private static readonly ApiRequest Request = new ApiRequest("GET", "/widgets/{id}", "GetWidget").Returns<Widget>("200").Fails<WidgetError>("default");

    private static ApiErrorInfo Info => new(Request) { StatusCode = 200 };

    [Test]
    public void The_request_says_which_call_it_was()
        => Assert.That((Info.Method, Info.PathTemplate, Info.OperationId), Is.EqualTo(("GET", "/widgets/{id}", "GetWidget")));

    [TestCase(null, "GetWidget (GET /widgets/{id}) answered 200.")]
    [TestCase(" ", "GetWidget (GET /widgets/{id}) answered 200.")]
    [TestCase("a\nb", "GetWidget (GET /widgets/{id}) answered 200: a b")]
    public void A_problem_is_told_in_one_line(string? problem, string expected) => Assert.That(Info.Describe(problem), Is.EqualTo(expected));

    [Test]
    public void The_documented_error_is_typed()
    {
        var thrown = Request.Unexpected(Info, "an error document", " {\"code\":\"c\",\"message\":\"m\"}");

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
    public void Anything_else_is_not(string? body) => Assert.That(Request.Unexpected(Info, "no widget", body), Is.TypeOf<ApiException>());

    [Test]
    public void Without_a_documented_error_nothing_is_typed()
        => Assert.That(new ApiRequest("GET", "/x", "X").Unexpected(Info, "no widget", """{"code":"c"}"""), Is.TypeOf<ApiException>());
}
