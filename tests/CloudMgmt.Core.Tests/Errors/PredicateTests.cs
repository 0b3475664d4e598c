using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class PredicateTests
{
    [TestCase(400, "IsValidationError")]
    [TestCase(401, "IsUnauthorized")]
    [TestCase(403, "IsForbidden")]
    [TestCase(404, "IsNotFound")]
    [TestCase(408, "IsTransient")]
    [TestCase(409, "IsConflict")]
    [TestCase(418, "")]
    [TestCase(422, "IsValidationError")]
    [TestCase(429, "IsRateLimited, IsTransient")]
    [TestCase(500, "IsTransient")]
    [TestCase(501, "")]
    [TestCase(502, "IsTransient")]
    [TestCase(503, "IsTransient")]
    [TestCase(504, "IsTransient")]
    public void A_status_answers_the_questions_of_programs(int status, string expected)
    {
        var failure = new ApiException("x", new ApiErrorInfo { StatusCode = status });
        var holding = typeof(ApiException).GetProperties()
            .Where(p => p.Name.StartsWith("Is", StringComparison.Ordinal) && (bool)p.GetValue(failure)!)
            .Select(p => p.Name).Order();
        Assert.That(string.Join(", ", holding), Is.EqualTo(expected));
    }

    [Test]
    public void No_response_is_transient_unless_no_secure_connection_could_be_made([Values] ConnectionFailure reason)
    {
        var failure = new ApiConnectionException(reason, new ApiErrorInfo { OperationId = "Op", Method = "GET", PathTemplate = "/p" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.IsTransient, Is.EqualTo(reason != ConnectionFailure.Tls));
            Assert.That(failure.StatusCode, Is.Zero);
            Assert.That(failure.Message, Does.StartWith("Op (GET /p) got no response: "));
        }
    }
}
