using CloudMgmt.Core;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>How an application replaces the client in its own tests: every call of a mock, and whatever it is to answer.</summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract class MockTest<TApi> : ApiTest<TApi>
    where TApi : IApi
{
    private static IEnumerable<Type> Models
        => TApi.Client.Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(ApiModel)) && !type.IsAbstract);

    [TestCaseSource(nameof(Models))]
    public void A_model_can_be_made_as_the_service_returns_it(Type type)
    {
        var model = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            var value = Sample.Of(property.PropertyType);

            property.SetValue(model, value);

            Assert.That(property.GetValue(model), Is.EqualTo(value), property.Name);
        }
    }

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
