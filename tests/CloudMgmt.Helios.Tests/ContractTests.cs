using CloudMgmt.TestSupport;
using CloudMgmt.TestSupport.Contracts;

namespace CloudMgmt.Helios.Tests;

/// <summary>The document and the client against tests/operations.csv, which was typed from the reference document.</summary>
internal sealed class ContractTests
{
    private const string Api = "helios";

    private static readonly ClientContract Client = new(typeof(IHeliosClient), "ForCluster", "ForRegion", "ForTenant");

    private static IEnumerable<OperationRow> Rows => OperationsTable.Of(Api);

    [Test]
    public void The_table_has_all_27_operations() => Assert.That(Rows.ToList(), Has.Count.EqualTo(27));

    [Test]
    public void The_document_has_exactly_the_operations_of_the_table() => Assert.That(ContractAssertions.SpecDifferences(Api), Is.Empty);

    [TestCaseSource(nameof(Rows))]
    public void The_document_describes(OperationRow row) => Assert.That(ContractAssertions.SpecDifferences(row), Is.Empty);

    [Test]
    public void No_deliberate_difference_is_stale() => Assert.That(ContractAssertions.StaleDifferences(Api), Is.Empty);

    [Test]
    public void The_client_has_exactly_the_operations_of_the_table() => Assert.That(Client.MethodDifferences(Api), Is.Empty);

    [TestCaseSource(nameof(Rows))]
    public void The_client_offers(OperationRow row) => Assert.That(Client.OperationDifferences(row), Is.Empty);

    [Test]
    public void Every_operation_can_be_overridden_by_a_mock() => Assert.That(ClientContract.SealedMethods(typeof(HeliosClient), typeof(IHeliosClient)), Is.Empty);
}
