using System.Reflection;
using CloudMgmt.Core;
using CloudMgmt.TestSupport.Contracts;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>What cannot be sent is refused before anything is sent, by every method.</summary>
/// <typeparam name="TApi">The API.</typeparam>
/// <typeparam name="TClient">The client as the tests see it.</typeparam>
public abstract class RefusedRequestTest<TApi, TClient> : ApiTest<TApi>
    where TApi : IApi
    where TClient : class
{
    private static IEnumerable<Argument> Arguments
        => from call in Calls
           from name in new[] { call.Method + "Async", call.Method + "WithResponseAsync" }
           let method = TApi.Client.GetMethod(name)!
           from parameter in method.GetParameters()
           where !parameter.IsOptional && !parameter.ParameterType.IsValueType
           select new Argument(method, parameter, Row(call));

    private static IEnumerable<Argument> Segments => Arguments.Where(argument => argument.IsPathText);

    [TestCaseSource(nameof(Arguments))]
    public void A_missing_argument_is_refused(Argument argument) => AssertRefused<ArgumentNullException>(argument, null);

    [TestCaseSource(nameof(Segments))]
    public void A_value_that_would_lead_to_another_path_is_refused(Argument argument)
    {
        // DELETE /cloud/12/user/.. would delete the cloud.
        foreach (var value in new[] { "", ".", ".." })
            AssertRefused<ArgumentException>(argument, value);
    }

    /// <summary>A model with less than the compiler demands, which readers do not ask for.</summary>
    protected static T Lacking<T>(string json)
        where T : ApiModel => Newtonsoft.Json.JsonConvert.DeserializeObject<T>(json)!;

    /// <summary>A client refuses the call and sends nothing.</summary>
    protected static TException AssertRefused<TException>(Func<TClient, Task> call)
        where TException : ArgumentException
    {
        var service = new FakeService().Answers(200, "{}");
        using var client = Connect(service);

        var thrown = Assert.ThrowsAsync<TException>(() => call((TClient)(object)client))!;

        Assert.That(service.AllSent, Is.Empty);
        return thrown;
    }

    /// <summary>A client refuses the call for want of a property.</summary>
    protected static void AssertIncomplete(string property, Func<TClient, Task> call)
        => Assert.That(AssertRefused<ArgumentException>(call).Message, Does.StartWith(property + " is required and has no value."));

    private static void AssertRefused<TException>(Argument argument, object? value)
        where TException : ArgumentException
        => Assert.That(
            AssertRefused<TException>(client => argument.CallAsync(client, value)).ParamName, Is.EqualTo(argument.Parameter.Name));

    /// <summary>A required argument of a method.</summary>
    public sealed record Argument(MethodInfo Method, ParameterInfo Parameter, OperationRow Row)
    {
        /// <summary>Whether it becomes a segment of the path as it is.</summary>
        public bool IsPathText => Parameter.ParameterType == typeof(string)
            && Row.Parameters.Any(row => row.Place == "path" && ClientContract.CSharpName(row.Name, pascal: false) == Parameter.Name);

        /// <summary>Calls the method with this value and samples for the other arguments.</summary>
        public Task CallAsync(object client, object? value)
        {
            var arguments = Method.GetParameters().Select(
                parameter => parameter == Parameter ? value
                    : parameter.IsOptional && !parameter.ParameterType.IsValueType ? null : Sample.Of(parameter.ParameterType));
            return (Task)Method.Invoke(client, BindingFlags.DoNotWrapExceptions, binder: null, [.. arguments], culture: null)!;
        }

        public override string ToString() => $"{Method.Name} {Parameter.Name}";
    }
}
