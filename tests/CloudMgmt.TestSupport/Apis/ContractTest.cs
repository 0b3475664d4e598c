using CloudMgmt.TestSupport.Contracts;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Apis;

/// <summary>The document and the client of an API against tests/operations.csv, which was typed from the reference document.</summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract class ContractTest<TApi> : ApiTest<TApi>
    where TApi : IApi
{
    private static readonly ClientContract Client = new(TApi.Client, [.. TApi.HandWritten]);

    private static IEnumerable<OperationRow> Rows => OperationsTable.Of(TApi.Name);

    [Test]
    public void The_document_has_exactly_the_operations_of_the_table()
        => Assert.That(ContractAssertions.SpecDifferences(TApi.Name), Is.Empty);

    [TestCaseSource(nameof(Rows))]
    public void The_document_describes(OperationRow row) => Assert.That(ContractAssertions.SpecDifferences(row), Is.Empty);

    [Test]
    public void No_deliberate_difference_is_stale() => Assert.That(ContractAssertions.StaleDifferences(TApi.Name), Is.Empty);

    [Test]
    public void Each_deliberate_difference_is_defended_and_listed()
        => Assert.That(ContractAssertions.UndefendedDifferences(TApi.Name), Is.Empty);

    [Test]
    public void The_client_has_exactly_the_operations_of_the_document() => Assert.That(Client.MethodDifferences(TApi.Name), Is.Empty);

    [TestCaseSource(nameof(Rows))]
    public void The_client_offers(OperationRow row) => Assert.That(Client.OperationDifferences(row), Is.Empty);

    [Test]
    public void Every_operation_can_be_overridden_by_a_mock()
        => Assert.That(ClientContract.SealedMethods(TApi.CreateClient(TApi.CreateOptions()).GetType(), TApi.Client), Is.Empty);
}
