using NUnit.Framework;

namespace CloudMgmt.TestSupport.Contracts;

/// <summary>The document and the client of an API against tests/operations.csv, which was typed from the reference document.</summary>
/// <typeparam name="TContract">The API.</typeparam>
public abstract class ContractTest<TContract>
    where TContract : IApiContract
{
    private static IEnumerable<OperationRow> Rows => OperationsTable.Of(TContract.Api);

    [Test]
    public void The_table_has_all_operations() => Assert.That(Rows.ToList(), Has.Count.EqualTo(TContract.Operations));

    [Test]
    public void The_document_has_exactly_the_operations_of_the_table() => Assert.That(ContractAssertions.SpecDifferences(TContract.Api), Is.Empty);

    [TestCaseSource(nameof(Rows))]
    public void The_document_describes(OperationRow row) => Assert.That(ContractAssertions.SpecDifferences(row), Is.Empty);

    [Test]
    public void No_deliberate_difference_is_stale() => Assert.That(ContractAssertions.StaleDifferences(TContract.Api), Is.Empty);

    [Test]
    public void The_client_has_exactly_the_operations_of_the_table() => Assert.That(TContract.Client.MethodDifferences(TContract.Api), Is.Empty);

    [TestCaseSource(nameof(Rows))]
    public void The_client_offers(OperationRow row) => Assert.That(TContract.Client.OperationDifferences(row), Is.Empty);

    [Test]
    public void Every_operation_can_be_overridden_by_a_mock() => Assert.That(TContract.SealedMethods, Is.Empty);
}
