using CloudMgmt.Core;
using CloudMgmt.TestSupport.Contracts;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>Base of the tests of an API: its calls, by what the table of operations says of them.</summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract class ApiTest<TApi>
    where TApi : IApi
{
    /// <summary>What must be seen nowhere.</summary>
    protected const string Secret = "fake-secret-4711";

    /// <summary>
    /// The requests of the API. A row that the table of operations lacks is told once, by <see cref="ContractTest{TApi}"/>, and not for
    /// each of them.
    /// </summary>
    protected static IEnumerable<RequestCase> Requests
        => TApi.Requests.Where(request => OperationsTable.Of(TApi.Name).Any(row => row.OperationId == request.OperationId));

    /// <summary>A call of each operation, and of each method beside it that overrides add.</summary>
    protected static IEnumerable<RequestCase> Calls => Requests.DistinctBy(request => request.Method);

    /// <summary>Calls that read JSON.</summary>
    protected static IEnumerable<RequestCase> Reading => Calls.Where(call => Row(call).Returns != "none" && !IsRaw(call));

    /// <summary>Calls whose success has no body.</summary>
    protected static IEnumerable<RequestCase> NotReading => Calls.Where(call => Row(call).Returns == "none");

    /// <summary>Calls that send a body.</summary>
    protected static IEnumerable<RequestCase> WithBody => Calls.Where(call => Row(call).Body.Length > 0);

    /// <summary>
    /// A call that nothing may ever send twice, best without a body that has errors of its own; or any that reads, where there is none.
    /// </summary>
    protected static RequestCase Unrepeatable
        => Reading.OrderBy(call => Row(call).Method != "POST" || Documented(call).IsIdempotent == true)
            .ThenBy(call => Row(call).Body.Length > 0).First();

    /// <summary>A call that works with any credential and needs nothing else.</summary>
    protected static RequestCase Simplest
        => Requests.First(
            call => Row(call) is { Method: "GET" } row
                && !row.Path.Contains('{')
                && !call.Name.EndsWith(RequestCase.Everything, StringComparison.Ordinal));

    protected static OperationRow Row(RequestCase call) => OperationsTable.Of(TApi.Name).Single(row => row.OperationId == call.OperationId);

    protected static SpecOperation Documented(RequestCase call)
        => SpecDocument.Operations(TApi.Name).Single(operation => operation.OperationId == call.OperationId);

    /// <summary>How the messages about a call begin.</summary>
    protected static string Title(RequestCase call) => $"{call.OperationId} ({Row(call).Method} {Row(call).Path})";

    /// <summary>The status and the emptiest body that the operation documents.</summary>
    protected static (int Status, string Body) Success(RequestCase call)
    {
        var body = IsRaw(call) ? "text" : Row(call).Returns switch
        {
            "none" => "",
            var list when list.EndsWith("[]", StringComparison.Ordinal) => "[]",
            _ => "{}",
        };
        return (int.Parse(Row(call).Codes[0], System.Globalization.CultureInfo.InvariantCulture), body);
    }

    /// <summary>A client without a credential in front of a mocked service.</summary>
    protected static ApiClient Connect(FakeService service) => TApi.CreateClient(service.Behind(TApi.CreateOptions()));

    /// <summary>The call is refused with this type; status and predicates agree.</summary>
    protected static ApiException AssertRefused(Type type, int status, Func<Task> call)
    {
        var thrown = (ApiException)Assert.ThrowsAsync(Is.TypeOf(type), () => call())!;
        (bool Actual, bool Expected)[] predicates =
        [
            (thrown.IsValidationError, status is 400 or 422),
            (thrown.IsUnauthorized, status is 401),
            (thrown.IsForbidden, status is 403),
            (thrown.IsNotFound, status is 404),
            (thrown.IsConflict, status is 409),
            (thrown.IsRateLimited, status is 429),
            (thrown.IsTransient, status is 408 or 429 or 500 or 502 or 503 or 504),
        ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.StatusCode, Is.EqualTo(status), thrown.Message);
            Assert.That(predicates.Select(predicate => predicate.Actual), Is.EqualTo(predicates.Select(predicate => predicate.Expected)));
        }

        return thrown;
    }

    /// <summary>The call is refused with the documented error.</summary>
    protected static ApiException AssertTyped(int status, Func<Task> call)
        => AssertRefused(typeof(ApiException<>).MakeGenericType(TApi.Error), status, call);

    /// <summary>The call ends without the documented error.</summary>
    protected static ApiException AssertUntyped(int status, Func<Task> call)
    {
        var thrown = AssertRefused(typeof(ApiException), status, call);
        Assert.That(thrown.ErrorBody, Is.Null);
        return thrown;
    }

    private static bool IsRaw(RequestCase call) => call.Headers.ContainsKey("Accept");
}
