using System.Reflection;
using CloudMgmt.Emulator.BimData;
using CloudMgmt.Emulator.CloudEndure;
using CloudMgmt.Emulator.Helios;
using CloudMgmt.Emulator.Pipeline;
using CloudMgmt.Emulator.Specs;

namespace CloudMgmt.Emulator.Tests;

internal sealed class SpecCoverageTests
{
    private static readonly ServiceModel[] Models = [new CloudEndureModel(new()), new HeliosModel(new()), new BimDataModel(new())];

    private static IEnumerable<string> Operations => Models.SelectMany(model => model.Spec.Operations).Select(operation => operation.Id);

    [Test]
    public void Every_operation_has_a_handler()
        => Assert.That(Models.SelectMany(model => Ids(model).Except(model.Handlers.Keys).Select(model.NoHandler)), Is.Empty);

    [Test]
    public void Every_handler_has_an_operation()
    {
        Assert.That(Operations, Is.Not.Empty);
        Assert.That(Models.SelectMany(model => model.Handlers.Keys.Except(Ids(model))), Is.Empty);
    }

    [Test]
    public void An_operation_without_a_handler_is_a_501_that_says_where_to_write_it()
    {
        var request = new RecordedRequest
        {
            Method = "GET",
            Path = HeliosModel.BasePath + "/users",
            Headers = new Dictionary<string, string>(),
            Body = "",
            QueryString = "",
        };

        var reply = new ServiceHost(new Unfinished(), new()).Answer(request);

        Assert.That(reply.StatusCode, Is.EqualTo(501));
        Assert.That(
            (string?)reply.Json!["message"],
            Is.EqualTo(
                "The emulator has no handler for GetUsers: write one in tests/CloudMgmt.Emulator/Helios, and list it in Unfinished.cs there."));
    }

    [Test]
    public void Every_operation_has_a_test_of_its_success()
    {
        var tests = new[] { typeof(CloudEndureOperationTests), typeof(HeliosOperationTests), typeof(BimDataOperationTests) }
            .SelectMany(fixture => fixture.GetMethods())
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is TestAttribute or TestCaseAttribute))
            .SelectMany(method => method.Name.Split('_'))
            .ToHashSet();

        Assert.That(
            Operations.Where(id => !tests.Contains(id)),
            Is.Empty,
            "operations without a test in tests/CloudMgmt.Emulator.Tests/*OperationTests.cs");
    }

    private static IEnumerable<string> Ids(ServiceModel model) => model.Spec.Operations.Select(operation => operation.Id);

    /// <summary>Knows the operations of Helios, and answers none.</summary>
    private sealed class Unfinished : ServiceModel
    {
        private readonly HeliosModel _finished = new(new());

        public override EmulatedService Service => _finished.Service;

        public override SpecDocument Spec => _finished.Spec;

        public override IReadOnlyList<string> BasePaths => _finished.BasePaths;

        public override IReadOnlyDictionary<string, Handler> Handlers { get; } = new Dictionary<string, Handler>();

        public override int StatusOf(IReadOnlyList<Violation> violations) => _finished.StatusOf(violations);

        public override string Authenticate(RecordedRequest request) => _finished.Authenticate(request);

        public override JsonObject Describe(RefusalException refusal) => _finished.Describe(refusal);
    }
}
