using CloudMgmt.Core;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>Every call of a mocked client.</summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract class MockTest<TApi> : ApiTest<TApi>
    where TApi : IApi
{
    [TestCaseSource(nameof(Calls))]
    public void An_operation_that_is_not_set_up_says_so_and_serves_its_plain_form(RequestCase call)
    {
        var mock = TApi.CreateMock();

        Assert.That(
            () => call.CallAsync((ApiClient)mock.Object),
            Throws.InvalidOperationException.With.Message.Contains("for mocking").And.Message.Contains("not set up"));

        var called = mock.Invocations.Select(invocation => invocation.Method.Name);
        Assert.That(called.Take(2), Is.EqualTo([call.Method + "Async", call.Method + "WithResponseAsync"]));
    }

    [Test]
    public void An_error_of_the_service_can_be_made()
    {
        var type = typeof(ApiException<>).MakeGenericType(TApi.Error);

        var error = (ApiException)Activator.CreateInstance(
            type, "refused", new ApiErrorInfo { StatusCode = 404 }, Activator.CreateInstance(TApi.Error))!;

        Assert.That(error.IsNotFound, Is.True);
        Assert.That(error.ErrorBody, Is.TypeOf(TApi.Error));
    }
}
