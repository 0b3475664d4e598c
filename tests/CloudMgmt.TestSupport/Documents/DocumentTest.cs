using System.Reflection;
using CloudMgmt.ClientModel;
using CloudMgmt.Core;
using CloudMgmt.Emulator;
using CloudMgmt.OpenApi;
using NUnit.Framework;

namespace CloudMgmt.TestSupport.Documents;

/// <summary>An API of which only the document is known: its client has all operations, and each arrives as the document says.</summary>
/// <typeparam name="TApi">The API.</typeparam>
public abstract class DocumentTest<TApi>
    where TApi : IDocumentApi
{
    private CloudMgmtEmulator _server = null!;
    private ApiClient _client = null!;

    private static Client Model => DocumentedApi.Client(TApi.Name);

    private static IEnumerable<string> Operations => Model.Operations.Select(operation => operation.Name);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await CloudMgmtEmulator.StartAsync();
        _client = TApi.CreateClient(new Uri(_server.Document(TApi.Name)));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public void The_client_has_every_operation_of_the_document()
        => Assert.That(
            Operations.SelectMany(name => new[] { name + "Async", name + "WithResponseAsync" }),
            Is.SubsetOf(TApi.Client.GetMethods().Select(method => method.Name)));

    [TestCaseSource(nameof(Operations))]
    public async Task Every_request_is_as_the_document_says(string name)
    {
        var operation = Model.Operations.Single(operation => operation.Name == name);
        var arguments = new Arguments(Model.Schemas.Document).Of(operation, TApi.Client.GetMethod(name + "WithResponseAsync")!);

        // Without a success in the document, there is none to be had.
        if (operation.Successes.Count > 0)
            await CallAsync(name, arguments);
        else
            Assert.That(() => CallAsync(name, arguments), Throws.InstanceOf<ApiException>());

        var request = _server.Requests[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.ValidationErrors, Is.Empty);
            Assert.That(request.OperationId, Is.EqualTo(operation.Node.Text("operationId")).Or.EqualTo(operation.ToString()));
            Assert.That(request.StatusCode, operation.Successes.Count > 0 ? Is.InRange(200, 299) : Is.Not.Null);
        }
    }

    private Task CallAsync(string name, object?[] arguments)
        => (Task)TApi.Client.GetMethod(name + "WithResponseAsync")!.Invoke(
            _client, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
}
