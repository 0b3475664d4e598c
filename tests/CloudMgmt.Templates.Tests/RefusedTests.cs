using CloudMgmt.CodeGeneration;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>Traps that stop the build with a clear error, because whoever writes the document can name things better than we can.</summary>
internal sealed class RefusedTests
{
    private const string Operations = "paths: {/a: {get: {operationId: getA}, put: {operationId: GETA}}}";
    private const string Anonymous = "paths: {/a: {get: {responses: {}}}}";
    private const string Parameters = "paths: {/a: {get: {operationId: A, parameters: [{name: x-y, in: query}, {name: x_y, in: query}]}}}";
    private const string Schemas = "components: {schemas: {foo-bar: {}, fooBar: {}}}";
    private const string Properties = "components: {schemas: {A: {properties: {a-b: {}, aB: {}}}}}";
    private const string OwnName = "components: {schemas: {pet: {properties: {Pet: {}}}}}";
    private const string Control = "components: {schemas: {A: {description: \"a\\Lb\"}}}";
    private const string VerticalTab = "components: {schemas: {A: {description: \"a\\vb\"}}}";

    [TestCase(Operations, "CMG011", "GETA")]
    [TestCase(Anonymous, "CMG007", "GET /a")]
    [TestCase(Parameters, "CMG011", "x_y")]
    [TestCase(Schemas, "CMG011", "fooBar")]
    [TestCase(Properties, "CMG011", "aB")]
    [TestCase(OwnName, "CMG011", "Pet")]
    [TestCase(Control, "CMG010", "U+2028")]
    [TestCase(VerticalTab, "CMG010", "U+000B")]
    public void A_trap_is_refused_by_line(string spec, string id, string text)
        => Assert.That(
            () => TortureApi.Generate($"openapi: 3.0.3\n{spec}\n"),
            Throws.TypeOf<ProblemException>().With.Message.StartsWith("torture.yaml(2,").And.Message.Contains(id).And.Message
                .Contains(text));
}
