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

    [TestCase("paths: {}", "foreign.yaml(2,1): error CMG028: there is no operation here, and no schema: nothing to make a client of.")]
    [TestCase(
        "components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {a: {}}}]}, "
            + "B: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {}}}]}}}",
        "foreign.yaml(2,24): error CMG028: 'A' is made of itself by what its 'allOf' refers to; leave it out there.")]
    public void What_no_client_can_be_made_of_is_refused_in_a_document_of_others(string spec, string error)
        => Assert.That(() => Foreign(spec), Throws.TypeOf<ProblemException>().With.Message.StartsWith(error));

    [TestCase(
        "paths: {/a: {put: {requestBody: {content: {multipart/form-data: {encoding: {f: {headers: {X-A: {}, Content-Type: {}}}}}}}}}}",
        "2,91", "'X-A' of the part 'f'")]
    [TestCase("paths: {/a: {get: {responses: {'200': {content: {text/event-stream: {itemSchema: {}}}}}}}}", "2,70", "'text/event-stream'")]
    [TestCase("components: {schemas: {A: {$dynamicAnchor: a, properties: {a: {$dynamicRef: '#a'}}}}}", "2,64", "'#a' is not followed")]
    [TestCase("paths: {/a: {get: {security: [{key: []}]}}}", "2,32", "'key' is not described")]
    public void What_a_client_does_without_is_a_warning_at_its_place(string spec, string place, string text)
        => Assert.That(
            Foreign(spec).Select(warning => warning.ToString()),
            Has.One.StartsWith($"foreign.yaml({place}): warning CMG019: ").And.One.Contains(text));

    private static IReadOnlyList<Problem> Foreign(string spec)
        => new CompiledApi(
            new Api("foreign", "foreign.yaml", "CloudMgmt.Other", "Other", Foreign: true),
            new Dictionary<string, string> { ["foreign.yaml"] = $"openapi: 3.2.0\n{spec}\ninfo: {{title: t, version: '1'}}\n" })
            .Prepare().Warnings;
}
