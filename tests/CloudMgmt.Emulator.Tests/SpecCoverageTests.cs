using System.Reflection;
using CloudMgmt.Emulator.BimData;
using CloudMgmt.Emulator.CloudEndure;
using CloudMgmt.Emulator.Helios;
using CloudMgmt.Emulator.Pipeline;

namespace CloudMgmt.Emulator.Tests;

internal sealed class SpecCoverageTests
{
    private static readonly ServiceModel[] Models = [new CloudEndureModel(new()), new HeliosModel(new()), new BimDataModel(new())];

    [Test]
    public void Every_operation_has_a_handler_and_the_reverse()
    {
        foreach (var model in Models)
            Assert.That(() => SpecCoverage.Check(model.Spec, model.Handlers.Keys), Throws.Nothing);
        Assert.That(Models.Select(model => model.Spec.Operations.Count), Is.EqualTo([12, 27, 22]));
    }

    [Test]
    public void A_missing_and_a_surplus_handler_are_named()
    {
        var handlers = Models[0].Handlers.Keys.Except(["CreateUser"]).Append("CreateUsers");

        Assert.That(
            () => SpecCoverage.Check(Models[0].Spec, handlers),
            Throws.InvalidOperationException.With.Message.Contain("operation CreateUser has no handler").And.Message.Contain("handler CreateUsers has no operation"));
    }

    [Test]
    public void Every_operation_has_a_test_of_its_success()
    {
        var tests = new[] { typeof(CloudEndureOperationTests), typeof(HeliosOperationTests), typeof(BimDataOperationTests) }
            .SelectMany(fixture => fixture.GetMethods())
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is TestAttribute or TestCaseAttribute))
            .SelectMany(method => method.Name.Split('_'))
            .ToHashSet();

        Assert.That(Models.SelectMany(model => model.Spec.Operations).Select(operation => operation.Id).Where(id => !tests.Contains(id)), Is.Empty);
    }
}
