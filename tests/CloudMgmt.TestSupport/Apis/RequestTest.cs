using CloudMgmt.Core;
using CloudMgmt.TestSupport.Contracts;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>What every call of an API sends, and what the runtime is told of it.</summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract class RequestTest<TApi> : ApiTest<TApi>
    where TApi : IApi
{
    private static IEnumerable<OperationRow> Rows => OperationsTable.Of(TApi.Name);

    [TestCaseSource(nameof(Requests))]
    public async Task A_request_is_as_in_the_reference(RequestCase request)
    {
        var (status, answer) = Success(request);
        var service = new FakeService().Answers(status, answer);
        using var client = Connect(service);

        await request.CallAsync(client);

        var sent = service.Sent;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Line, Is.EqualTo(request.Line));
            Assert.That(sent.Headers.Where(header => header.Key != "User-Agent"), Is.EquivalentTo(HeadersOf(request)));
            Assert.That(sent.Body, Is.EqualTo(request.Body));
            Assert.That(sent.ContentType, Is.EqualTo(request.Body is null ? null : "application/json"));
        }
    }

    [TestCaseSource(nameof(Rows))]
    public void Every_operation_is_called_with_all_and_with_the_fewest_parameters(OperationRow row)
    {
        var names = Requests.Where(request => request.Method == row.OperationId).Select(request => request.Name).ToList();

        var lacking = $"the requests that {typeof(TApi).Name} lists in tests/{typeof(TApi).Assembly.GetName().Name} lack a case";
        Assert.That(names, Has.Some.EqualTo(row.OperationId + RequestCase.Everything), lacking);
        Assert.That(
            names,
            Has.Some.EqualTo(row.OperationId + " with required parameters only").Or.Some.EqualTo(row.OperationId + " without parameters"),
            lacking);
    }

    [TestCaseSource(nameof(Rows))]
    public void The_fullest_request_of_an_operation_has_every_parameter(OperationRow row)
    {
        var lacking = Requests.Where(request => request.Name == row.OperationId + RequestCase.Everything)
            .SelectMany(request => row.Parameters.Where(parameter => !Carries(request, parameter)))
            .Select(parameter => $"the request '{row.OperationId}{RequestCase.Everything}' that {typeof(TApi).Name} lists in "
                + $"tests/{typeof(TApi).Assembly.GetName().Name} lacks the parameter '{parameter}'");

        Assert.That(lacking, Is.Empty);
    }

    [TestCaseSource(nameof(Calls))]
    public async Task A_call_is_described_as_in_the_reference(RequestCase call)
    {
        var row = Row(call);

        var description = await DescriptionOf(call);

        Assert.That(
            (description.OperationId, description.Method, description.PathTemplate), Is.EqualTo((call.OperationId, row.Method, row.Path)));
        Assert.That(description.IsMarkedIdempotent, Is.EqualTo(Documented(call).IsIdempotent == true));
    }

    [Test]
    public void Only_what_is_known_to_bear_it_may_be_repeated_against_its_method()
    {
        var marked = SpecDocument.Operations(TApi.Name).Where(operation => operation.IsIdempotent == true)
            .Select(operation => operation.OperationId);

        Assert.That(marked, Is.EquivalentTo(TApi.Repeatable));
    }

    // That of a path is there, or the line would be another.
    private static bool Carries(RequestCase request, ParameterRow parameter) => parameter.Place switch
    {
        "query" => request.Line[(request.Line.IndexOf('?') + 1)..].Split('&')
            .Any(pair => Uri.UnescapeDataString(pair.Split('=')[0]) == parameter.Name),
        "header" => request.Headers.Keys.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase),
        _ => true,
    };

    private static Dictionary<string, string> HeadersOf(RequestCase request)
    {
        var headers = new Dictionary<string, string>(request.Headers);
        headers.TryAdd("Accept", "application/json");
        if (request.Name.EndsWith(RequestCase.Everything, StringComparison.Ordinal))
            headers.Add("X-Trace", "t1");
        return headers;
    }

    private static async Task<ApiRequest> DescriptionOf(RequestCase call)
    {
        var (status, answer) = Success(call);
        var mock = TApi.CreateMock(new FakeService().Answers(status, answer).Behind(TApi.CreateOptions()));
        await call.CallAsync((ApiClient)mock.Object);
        return mock.Invocations.SelectMany(invocation => invocation.Arguments).OfType<ApiRequest>().First();
    }
}
