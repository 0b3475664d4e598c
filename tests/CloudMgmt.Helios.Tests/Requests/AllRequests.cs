using CloudMgmt.Helios.Tests.Support;
using CloudMgmt.TestSupport;

namespace CloudMgmt.Helios.Tests.Requests;

/// <summary>The cases of all features.</summary>
internal sealed class AllRequests
{
    public static IReadOnlyList<RequestCase> Cases { get; } =
    [
        .. UserRequestTests.Cases,
        .. GroupRequestTests.Cases,
        .. ApiKeyRequestTests.Cases,
        .. SessionRequestTests.Cases,
        .. PrincipalRequestTests.Cases,
        .. TenantRequestTests.Cases,
    ];

    /// <summary>A call of each operation.</summary>
    public static IEnumerable<RequestCase> OnePerOperation => Cases.DistinctBy(request => request.OperationId);

    private static IEnumerable<string> OperationIds => OperationsTable.Of("helios").Select(row => row.OperationId);

    [TestCaseSource(nameof(OperationIds))]
    public void Every_operation_is_called_with_all_and_with_the_fewest_parameters(string operationId)
    {
        var names = Cases.Where(request => request.OperationId == operationId).Select(request => request.Name).ToList();

        Assert.That(names, Has.Some.EqualTo(operationId + " with all parameters"));
        Assert.That(names, Has.Some.EqualTo(operationId + " with required parameters only").Or.Some.EqualTo(operationId + " without parameters"));
    }
}
