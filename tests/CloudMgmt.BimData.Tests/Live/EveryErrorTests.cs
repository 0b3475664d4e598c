using CloudMgmt.BimData.Tests.Support;

namespace CloudMgmt.BimData.Tests.Live;

/// <summary>The documented errors of every operation.</summary>
internal sealed class EveryErrorTests : LiveTest
{
    private static readonly string[] WithoutCloud = ["GetClouds", "CreateCloud"];

    private static IEnumerable<OperationCall> All => OperationCall.All;

    private static IEnumerable<OperationCall> InCloud => All.Where(operation => !WithoutCloud.Contains(operation.OperationId));

    private static IEnumerable<OperationCall> WithBody => All.Where(operation => OperationsTable.Of("bimdata").Single(row => row.OperationId == operation.OperationId).Body.Length > 0);

    [Test]
    public void No_operation_is_forgotten()
        => Assert.That(All.Select(operation => operation.OperationId), Is.EquivalentTo(OperationsTable.Of("bimdata").Select(row => row.OperationId)));

    [TestCaseSource(nameof(InCloud))]
    public void An_unknown_cloud_is_not_found_by(OperationCall operation)
    {
        var error = AssertFails(404, () => operation.Call(Client, UnknownId));

        AssertNames(operation, error);
    }

    [TestCaseSource(nameof(All))]
    public void A_token_that_is_not_valid_is_a_typed_401_of(OperationCall operation)
    {
        var error = AssertFails(401, () => operation.Call(Connect(BimDataCredential.FromAccessToken("fake-token")), BimData.CloudId));

        AssertNames(operation, error);
    }

    [TestCaseSource(nameof(All))]
    public void A_refusal_is_a_typed_403_of(OperationCall operation)
    {
        Server.Faults.Enqueue(Fault.Answer(403, """{"detail":"You do not have permission to perform this action."}"""));

        var error = AssertFails(403, () => operation.Call(Client, BimData.CloudId));

        Assert.That(error.Error.Detail, Is.EqualTo("You do not have permission to perform this action."));
    }

    [TestCaseSource(nameof(WithBody))]
    public void A_rejected_body_is_a_typed_400_of(OperationCall operation)
    {
        Server.Faults.Enqueue(Fault.Answer(400, """{"name":["This field is required."]}"""));

        var error = AssertInvalid("name", () => operation.Call(Client, BimData.CloudId));

        AssertNames(operation, error);
    }

    private static void AssertNames(OperationCall operation, ApiException error)
    {
        var row = OperationsTable.Of("bimdata").Single(row => row.OperationId == operation.OperationId);
        Assert.That(error.Message, Does.StartWith($"{row.OperationId} ({row.Method} {row.Path}) answered "));
    }
}
