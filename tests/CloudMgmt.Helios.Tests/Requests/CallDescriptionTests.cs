using CloudMgmt.Helios.Tests.Support;
using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests.Requests;

/// <summary>What the generated code tells the runtime about a call, for messages, telemetry and retries.</summary>
internal sealed class CallDescriptionTests
{
    private static IEnumerable<RequestCase> Operations => AllRequests.OnePerOperation;

    [TestCaseSource(nameof(Operations))]
    public async Task A_call_is_described_as_in_the_reference(RequestCase request)
    {
        var row = OperationsTable.Of("helios").Single(row => row.OperationId == request.OperationId);

        var call = await DescriptionOf(request);

        Assert.That((call.OperationId, call.Method, call.PathTemplate), Is.EqualTo((row.OperationId, row.Method, row.Path)));
    }

    [Test]
    public async Task Only_deletions_by_SID_may_be_repeated_though_they_are_POST()
    {
        var repeatable = new List<string>();
        foreach (var request in Operations)
        {
            if ((await DescriptionOf(request)).IsMarkedIdempotent)
                repeatable.Add(request.OperationId);
        }

        Assert.That(repeatable, Is.EquivalentTo(new[] { "DeleteUsers", "DeleteGroups" }));
    }

    private static async Task<ApiRequest> DescriptionOf(RequestCase request)
    {
        using var client = new Recorder(new FakeService().Answers(200, "{}").Behind(new HeliosClientOptions()));
        await request.Call(client);
        return client.Calls.Single();
    }

    private sealed class Recorder(HeliosClientOptions options) : HeliosClient(options)
    {
        public List<ApiRequest> Calls { get; } = [];

        public override Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, CancellationToken cancellationToken = default)
        {
            Calls.Add(request);
            return base.SendAsync<T>(request, cancellationToken);
        }

        public override Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken = default)
        {
            Calls.Add(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
