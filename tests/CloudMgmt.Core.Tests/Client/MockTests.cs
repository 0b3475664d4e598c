using Moq;
using NUnit.Framework;

namespace CloudMgmt.Core.Tests;

internal sealed class MockTests
{
    [Test]
    public async Task An_operation_can_be_set_up()
    {
        var client = new Mock<TestClient>();
        client.Setup(c => c.GetWidgetAsync("1", null, default)).ReturnsAsync(new Widget { Name = "x" });
        Assert.That((await client.Object.GetWidgetAsync("1")).Name, Is.EqualTo("x"));
    }

    [Test]
    public void An_operation_that_is_not_set_up_says_why_it_cannot_work()
    {
        var client = new Mock<TestClient> { CallBase = true };
        Assert.That(() => client.Object.GetWidgetAsync("1"), Throws.InvalidOperationException.With.Message.Contains("mock"));
    }

    [Test]
    public void A_mock_has_no_base_url_and_can_be_disposed()
    {
        var client = new Mock<TestClient> { CallBase = true };
        Assert.That(client.Object.BaseUrl, Is.Null);
        Assert.That(client.Object.Dispose, Throws.Nothing);
    }

    [Test]
    public void Answers_and_failures_can_be_made_by_hand()
    {
        var response = new ApiResponse<Widget>(200, new Widget { Name = "x" });
        var failure = new ApiException<WidgetError>("Refused.", new ApiErrorInfo { StatusCode = 403 }, new WidgetError { Code = "c" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Headers, Is.Empty);
            Assert.That(response.Body.Name, Is.EqualTo("x"));
            Assert.That(failure.IsForbidden, Is.True);
            Assert.That(failure.Error.Code, Is.EqualTo("c"));
            Assert.That(() => new ApiException("x", null!), Throws.ArgumentNullException);
        }
    }
}
