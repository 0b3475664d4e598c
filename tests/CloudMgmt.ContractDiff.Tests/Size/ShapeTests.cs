using CloudMgmt.ContractDiff.Tests.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Size;

/// <summary>
/// Schemas that lead to each other by the hundreds, in every way that could be compared in every combination. What is allocated stands for
/// the work: it does not depend on the machine.
/// </summary>
[NonParallelizable]
internal sealed class ShapeTests
{
    private const int Few = 14;
    private const int Others = 8;

    private Workspace _workspace = null!;

    [SetUp]
    public void SetUp() => _workspace = new();

    [TearDown]
    public void TearDown() => _workspace.Dispose();

    // The document itself grows by the square of the schemas.
    private static IEnumerable<TestCaseData> Dense =>
    [
        Case("each union is of all others, and one has a bound more", (count, isHead, index)
            => $$"""{ "oneOf": [{{All(count, index)}}]{{(isHead && index == 0 ? ", \"minProperties\": 2" : "")}} }"""),
        // Each leads to all of them, over the others.
        Case("unions of unions and objects", (count, isHead, index)
            => $$"""
                { "oneOf": [{{Reference((index + 1) % count)}}, {{Reference((index + 3) % count)}},
                  { "type": "object", "title": "T{{index}}", "properties": { "p{{index}}": { "type": "{{(isHead && index % 5 == 0 ? "integer" : "string")}}" } } }] }
                """),
        Case("each union becomes exclusive",
            (count, isHead, index) => $$"""{ "{{(isHead ? "oneOf" : "anyOf")}}": [{{All(count, index)}}] }"""),
    ];

    private static IEnumerable<TestCaseData> Sparse =>
    [
        Case("unions of unions and texts", (count, isHead, index)
            => $$"""{ "oneOf": [{{Some(count, index)}}, { "type": "{{(isHead && index % 5 == 0 ? "integer" : "string")}}" }] }"""),
        Case("unions with a form of their own", (count, isHead, index)
            => $$"""
                { "properties": { "p": { "type": "{{(isHead && index % 5 == 0 ? "integer" : "string")}}" } },
                  "oneOf": [{{Some(count, index)}}, { "type": "object", "properties": { "own": { "type": "integer" } } }] }
                """),
        Case("unions that get a form of their own", (count, isHead, index)
            => $$"""{ {{(isHead ? "\"type\": \"object\", \"minProperties\": 2, " : "")}}"oneOf": [{{Some(count, index)}}] }"""),
        Case("unions of forms that are written out", (count, isHead, index)
            => $$"""{ "oneOf": [{{Forms(count, index)}}{{(isHead ? ", { \"type\": \"object\", \"required\": [\"new\"] }" : "")}}] }"""),
        Case("objects with a property that may be any other", (count, isHead, index)
            => $$"""
                { "type": "object", "properties": { "other": { "anyOf": [{{Some(count, index)}}] },
                  "v": { "type": "{{(isHead && index % 5 == 0 ? "integer" : "string")}}" } } }
                """),
        Case("two unions in each", (count, isHead, index)
            => $$"""{ "allOf": [{ "oneOf": [{{Some(count, index)}}] }, { "anyOf": [{{Some(count, index + (isHead ? 1 : 0))}}] }] }"""),
    ];

    [TestCaseSource(nameof(Dense))]
    public void Where_all_lead_to_all_the_work_grows_with_the_document(Shape shape)
        => Assert.That(Allocated(shape, 4 * Few), Is.LessThan(6 * Allocated(shape, 2 * Few)));

    [TestCaseSource(nameof(Sparse))]
    public void Where_each_leads_to_some_the_work_grows_with_their_number(Shape shape)
        => Assert.That(Allocated(shape, 4 * Few), Is.LessThan(3 * Allocated(shape, 2 * Few)));

    /// <summary>One of some schemas as JSON.</summary>
    internal delegate string Shape(int count, bool isHead, int index);

    private static TestCaseData Case(string name, Shape shape) => new TestCaseData(shape).SetArgDisplayNames(name);

    private static string All(int count, int index)
        => string.Join(", ", Enumerable.Range(0, count).Where(other => other != index).Select(Reference));

    private static string Some(int count, int index)
        => string.Join(", ", Enumerable.Range(0, Others).Select(other => Reference(((index * 5) + (other * 3) + 1) % count)));

    private static string Forms(int count, int index)
        => string.Join(", ", Enumerable.Range(0, Others).Select(other
            => $$"""{ "type": "object", "properties": { "p{{other}}": { "type": "string" }, "next": {{Reference((index + other) % count)}} } }"""));

    private static string Reference(int index) => $$"""{ "$ref": "#/components/schemas/S{{index}}" }""";

    private long Allocated(Shape shape, int count)
    {
        var (@base, head) = (Write("base.json", shape, count, isHead: false), Write("head.json", shape, count, isHead: true));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var result = Workspace.Run(@base, head, "--format", "json", "--output", _workspace.PathOf("report.json"), "--fail-on", "none");
        Assert.That((result.ExitCode, result.Errors), Is.EqualTo((0, "")));
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private string Write(string name, Shape shape, int count, bool isHead)
    {
        var schemas = Enumerable.Range(0, count).Select(index => $"\"S{index}\": {shape(count, isHead, index)}");
        var paths = Enumerable.Range(0, count).Select(index =>
            $$"""
            "/{{index}}": { "put": { "operationId": "put{{index}}",
              "requestBody": { "content": { "application/json": { "schema": {{Reference(index)}} } } },
              "responses": { "200": { "description": "d", "content": { "application/json": { "schema": {{Reference(index)}} } } } } } }
            """);
        var path = _workspace.PathOf(name);
        File.WriteAllText(
            path,
            $$"""
            { "openapi": "3.1.0", "info": { "title": "t", "version": "1" },
              "paths": { {{string.Join(",\n", paths)}} },
              "components": { "schemas": { {{string.Join(",\n", schemas)}} } } }
            """);
        return path;
    }
}
