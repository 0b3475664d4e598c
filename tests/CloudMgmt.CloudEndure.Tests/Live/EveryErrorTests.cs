using CloudMgmt.CloudEndure.Tests.Support;

namespace CloudMgmt.CloudEndure.Tests.Live;

/// <summary>What every operation may answer with, beside what its own tests look at.</summary>
internal sealed class EveryErrorTests : LiveTest
{
    private static readonly string[] Anonymous = ["RequestAccountAccess", "SetPassword"];
    private static readonly string[] OfProjects =
        ["AssignProjectUsers", "RemoveProjectUsers", "GetProjectAuditLog", "DownloadProjectAuditLogCsv", "ForceMachineRescan", "GetProjectStorage"];

    private static IEnumerable<OperationCall> All => OperationCall.All;

    private static IEnumerable<OperationCall> NeedingLogin => All.Where(operation => !Anonymous.Contains(operation.OperationId));

    private static IEnumerable<OperationCall> InProject => All.Where(operation => OfProjects.Contains(operation.OperationId));

    [Test]
    public void No_operation_is_forgotten()
        => Assert.That(All.Select(operation => operation.OperationId),
            Is.EquivalentTo(OperationsTable.Of("cloudendure").Select(row => row.OperationId).Append("DownloadProjectAuditLogCsv")));

    [TestCaseSource(nameof(NeedingLogin))]
    public void A_call_without_a_session_is_a_typed_401_of(OperationCall operation)
    {
        var error = AssertFails(401, "UNAUTHENTICATED", () => operation.Call(Connect(credential: null), Server.CloudEndure.ProjectId));

        AssertNames(operation, error);
    }

    [TestCaseSource(nameof(InProject))]
    public void An_unknown_project_is_a_typed_404_of(OperationCall operation)
    {
        var error = AssertFails(404, "NOT_FOUND", () => operation.Call(Client, UnknownId));

        AssertNames(operation, error);
    }

    [TestCaseSource(nameof(All))]
    public void A_refusal_is_a_typed_403_of(OperationCall operation)
    {
        Server.Faults.Enqueue(request => request.OperationId != "Login", Fault.Answer(403, """{"code":"FORBIDDEN","message":"Not allowed."}"""));

        AssertNames(operation, AssertFails(403, "FORBIDDEN", () => operation.Call(Client, Server.CloudEndure.ProjectId)));
    }

    private static void AssertNames(OperationCall operation, ApiException error)
    {
        var documented = operation.OperationId.Replace("DownloadProjectAuditLogCsv", "GetProjectAuditLog", StringComparison.Ordinal);
        var row = OperationsTable.Of("cloudendure").Single(row => row.OperationId == documented);
        Assert.That(error.Message, Does.StartWith($"{documented} ({row.Method} {row.Path}) answered "));
    }
}
