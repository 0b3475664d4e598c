using CloudMgmt.OpenApi;
using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

/// <summary>Each rule with a spec that breaks it and its twin that does not. A ^ stands right before the place
/// that the error must name.</summary>
internal sealed class LintTests
{
    private const string File = "specs/shops.yaml";

    private static readonly TestCaseData[] Cases =
    [
        Schema("misspelt keyword", "CMG008", "{ description: x, ^requird: [a] }", "{ description: x, required: [a] }"),
        Schema("misspelt keyword of a nested object", "CMG008", "{ description: x, xml: { ^wraped: true } }",
            "{ description: x, xml: { wrapped: true } }"),
        Schema("keyword of another object", "CMG008", "{ description: x, ^operationId: a }", "{ description: x, nullable: true }"),
        Schema("data that looks like a keyword", "CMG008", "{ description: x, ^exampel: { requird: 1 } }",
            "{ description: x, example: { requird: 1 }, default: { typ: 1 } }"),
        Schema("property that looks like a keyword", "CMG008", "{ description: x, items: { ^requird: [a] } }",
            "{ description: x, properties: { requird: { description: x } } }"),
        Schema("unknown type", "CMG008", "{ description: x, ^type: int }", "{ description: x, type: integer }"),
        Schema("scalar instead of a map", "CMG008", "{ description: x, ^items: string }", "{ description: x, items: { type: string } }"),
        Schema("additionalProperties as a flag", "CMG008", "{ description: x, ^additionalProperties: [a] }",
            "{ description: x, additionalProperties: false }"),
        Schema("unresolved reference", "CMG003", "{ description: x, items: { ^$ref: '#/components/schemas/Shap' } }",
            "{ description: x, items: { $ref: '#/components/schemas/Shop' } }"),
        Schema("unresolved discriminator", "CMG003", "{ description: x, discriminator: { propertyName: a, mapping: { ^b: '#/components/schemas/No' } } }", "{ description: x, discriminator: { propertyName: a, mapping: { b: '#/components/schemas/Shop' } } }"),
        Schema("remote reference", "CMG004", "{ description: x, items: { ^$ref: '//example.com/a#/b' } }", "{ description: x, items: { $ref: './shared.yaml#/components/schemas/Error' } }"),
        Schema("next line", "CMG010", "{ description: x, ^title: \"a\\x85b\" }", "{ description: x, title: \"a\\xE9\\tb\" }"),
        Schema("paragraph separator", "CMG010", "{ description: x, example: { ^a: \"\\u2029\" } }",
            "{ description: x, example: { a: \"\\u2014\" } }"),
        Schema("bidirectional control", "CMG010", "{ description: x, enum: [^\"\\u202E\"] }", "{ description: x, enum: [\"\\n\"] }"),
        Schema("control character in a key", "CMG010", "{ description: x, example: { ^\"a\\u0007\": 1 } }",
            "{ description: x, example: { \"a \": 1 } }"),
        Schema("colliding properties", "CMG011", "{ description: x, properties: { a_b: { description: x }, ^aB: { description: x } } }", "{ description: x, properties: { a_b: { description: x }, ac: { description: x } } }"),
        Schema("property named like its schema", "CMG011", "{ description: x, properties: { ^thing: { description: x } } }",
            "{ description: x, properties: { things: { description: x } } }"),
        Schema("colliding enum values", "CMG011", "{ description: x, enum: [a-b, ^A-B] }", "{ description: x, enum: [a-b, A-C] }"),
        Schema("enum values told apart by names", "CMG011", "{ description: x, enum: [a-b, A-B], x-enumNames: [One Two, ^OneTwo] }",
            "{ description: x, enum: [a-b, A-B], x-enumNames: [One, Two] }"),
        Schema("repeated enum names", "CMG012", "{ description: x, enum: [1, 2], x-enumNames: [One, ^One] }",
            "{ description: x, enum: [1, 2], x-enumNames: [One, Two] }"),
        Schema("missing enum names", "CMG012", "{ description: x, enum: [1, 2], ^x-enumNames: [One] }",
            "{ description: x, enum: [1, 2], x-enumNames: [One, Two] }"),
        Schema("unknown extension", "CMG015", "{ description: x, ^x-secrt: true }", "{ description: x, x-secret: true }"),
        Schema("undescribed property", "CMG014", "{ description: x, properties: { ^a: {} } }",
            "{ description: x, properties: { a: { $ref: '#/components/schemas/Shop' } } }"),
        Schema("undescribed property within a property", "CMG014", "{ description: x, properties: { a: { description: x, properties: { ^b: {} } } } }", "{ description: x, properties: { a: { description: x, items: {} } } }"),
        Schema("blank description", "CMG014", "{ description: x, properties: { ^a: { description: ' ' } } }",
            "{ description: x, properties: { a: { description: x } } }"),

        Schema("a time of a text", "CMG017", Timed("{ description: x, type: string, ^x-epoch-milliseconds: at }"),
            Timed("{ description: x, type: integer, format: int64, x-epoch-milliseconds: at }")),
        Schema("a time whose name is taken", "CMG017",
            Timed("{ description: x, type: integer, format: int64, ^x-epoch-milliseconds: other }"),
            Timed("{ description: x, type: integer, format: int64, x-epoch-milliseconds: another }")),
        Schema("a time without a name", "CMG017",
            Timed("{ description: x, type: integer, format: int64, ^x-epoch-milliseconds: true }"),
            Timed("{ description: x, type: integer, format: int64, x-epoch-milliseconds: 'true' }")),

        Components("undescribed schema", "CMG014", "{ ^Other: {} }", "{ Other: { description: x } }"),
        Components("colliding schemas", "CMG011", "{ Other: { description: x }, ^OTHER: { description: x } }",
            "{ Other: { description: x }, Another: { description: x } }"),

        Operation(
            "extension where it has no effect",
            "CMG015",
            Parameters("{ name: a, in: query, description: x, ^x-secret: true }"),
            Parameters("{ name: a, in: query, description: x }")),
        Operation("missing operationId", "CMG007", "{ description: x, x-documented-name: x, responses: {} }",
            "{ operationId: A, description: x, x-documented-name: x, responses: {} }"),
        Operation("duplicate operationId", "CMG006", "{ ^operationId: ListShops, description: x, x-documented-name: x }",
            "{ operationId: A, description: x, x-documented-name: x }"),
        Operation("colliding operationIds", "CMG011", "{ ^operationId: list-shops, description: x, x-documented-name: x }",
            "{ operationId: ListAllShops, description: x, x-documented-name: x }"),
        Operation("missing documented name", "CMG013", "{ operationId: A, description: x }",
            "{ operationId: A, description: x, x-documented-name: x }"),
        Operation("undescribed operation", "CMG014", "{ operationId: A, x-documented-name: x }",
            "{ operationId: A, x-documented-name: x, description: x }"),
        Operation("undescribed parameter", "CMG014", Parameters("^{ name: a, in: query }"),
            Parameters("{ name: a, in: query, description: x }")),
        Operation("undescribed response", "CMG014", "{ operationId: A, description: x, x-documented-name: x, responses: { ^200: {} } }", "{ operationId: A, description: x, x-documented-name: x, responses: { 200: { description: x } } }"),
        Operation("colliding parameters", "CMG011", Parameters("{ name: a-b, in: query, description: x }, ^{ name: aB, in: header, description: x }"), Parameters("{ name: a-b, in: query, description: x }, { name: ab2, in: header, description: x }")),
        Operation("superfluous path parameter", "CMG009", Parameters("^{ name: a, in: path, description: x }"),
            Parameters("{ name: a, in: query, description: x }")),

        Path("undeclared path parameter", "CMG009", "/a/{id}: { ^get: { operationId: A, description: x, x-documented-name: x } }", "/a/{id}: { parameters: [{ name: id, in: path, description: x }], get: { operationId: A, description: x, x-documented-name: x } }"),
        Path("misspelt path parameter", "CMG009", "/a/{id}: { get: { operationId: A, description: x, x-documented-name: x, parameters: [{ name: id, in: path, description: x }, ^{ name: ib, in: path, description: x }] } }", "/a/{id}: { get: { operationId: A, description: x, x-documented-name: x, parameters: [{ name: id, in: path, description: x }] } }"),

        Path("paging of no kind", "CMG016", Paged("^x-paging: { kind: pages, parameter: skip }"),
            Paged("x-paging: { kind: page, parameter: skip }")),
        Path("paging by a parameter that is none", "CMG016", Paged("x-paging: { kind: offset, ^parameter: skipp }"),
            Paged("x-paging: { kind: offset, parameter: skip }")),
        Path("paging without a parameter", "CMG016", Paged("^x-paging: { kind: offset }"), Paged("x-paging: { kind: link }")),
        Path("paging with what its kind has not", "CMG016", Paged("x-paging: { kind: link, ^parameter: skip }"),
            Paged("x-paging: { kind: page, parameter: skip, first: 0 }")),
        Path("paging of items that are not there", "CMG016", Paged("x-paging: { kind: link, ^items: data }"),
            Paged("x-paging: { kind: link }")),
        Path("paging by a cursor from nowhere", "CMG016", Paged("^x-paging: { kind: cursor, parameter: skip }"),
            Paged("x-paging: { kind: offset, parameter: skip }")),
        Path("a key in no header", "CMG016", Paged("^x-idempotency-key: 'a b'"), Paged("x-idempotency-key: A-B")),
        Path("a key that is no name", "CMG016", Paged("^x-idempotency-key: false"), Paged("x-idempotency-key: true")),
    ];

    private TestRepository _repository = null!;

    [SetUp]
    public void SetUp() => _repository = TestRepository.Bare();

    [TearDown]
    public void TearDown() => _repository.Dispose();

    [TestCaseSource(nameof(Cases))]
    public void Finds_it_and_only_it(string id, string bad, string good)
    {
        var marker = bad.IndexOf('^', StringComparison.Ordinal);
        var before = bad[..marker].Split('\n');

        Assert.That(
            Lint(bad.Remove(marker, 1)).SingleError, Does.StartWith($"{File}({before.Length},{before[^1].Length + 1}): error {id}: "));
        Assert.That(Lint(good).ErrorLines, Is.Empty);
    }

    [TestCase("operatonId", "operationId")]
    [TestCase("Respons", "responses")]
    [TestCase("tag", "tags")]
    [TestCase("entirely-different", null)]
    public void Suggests_only_what_is_near(string word, string? expected)
        => Assert.That(
            Nearest.Suggest(word, OpenApiGrammar.Of("Operation").Keys), Is.EqualTo(expected is null ? "" : $" Did you mean '{expected}'?"));

    [Test]
    public void House_style_does_not_stop_a_generation()
    {
        _repository.Replace(File, "      x-documented-name: listShops\n      summary: Lists the shops.\n      description: Lists the shops.\n", "");
        var spec = Spec.Load(new Repository(_repository.Root), File);

        Assert.That(() => SpecChecks.ForBuild(spec), Throws.Nothing);
        Assert.That(() => SpecChecks.ForLint(spec), Throws.TypeOf<ProblemException>());
    }

    [Test]
    public void Checks_the_files_that_are_named_or_those_of_all_APIs()
    {
        _repository.Replace("specs/pets.yaml", "description: A pet.", "title: A pet.");

        Assert.That(_repository.Run("lint", File).ExitCode, Is.Zero);
        Assert.That(
            _repository.Run("lint").SingleError,
            Does.StartWith("specs/pets.yaml(34,5): error CMG014: the schema 'Pet' has no description"));
    }

    private ToolResult Lint(string spec)
    {
        _repository.Write(File, spec);
        return _repository.Run("lint", File);
    }

    private static string Parameters(string parameters) => $"{{ operationId: A, description: x, x-documented-name: x, parameters: [{parameters}] }}";

    private static string Timed(string property)
        => $"{{ description: x, type: object, properties: {{ a: {property}, other: {{ description: x, type: string }} }} }}";

    private static TestCaseData Schema(string name, string id, string bad, string good)
        => Components(name, id, $"{{ Thing: {bad} }}", $"{{ Thing: {good} }}");

    private static TestCaseData Components(string name, string id, string bad, string good)
        => Case(name, id, bad, good, schemas => Document("", schemas));

    private static TestCaseData Operation(string name, string id, string bad, string good)
        => Path(
            name, id, bad.Contains('^', StringComparison.Ordinal) ? $"/a: {{ get: {bad} }}" : $"/a: {{ ^get: {bad} }}",
            $"/a: {{ get: {good} }}");

    private static string Paged(string extension)
        => $"/a: {{ get: {{ operationId: ListA, description: x, x-documented-name: x, {extension}, parameters: [{{ name: skip, in: query, description: x, schema: {{ type: integer }} }}], "
            + "responses: { 200: { description: x, content: { application/json: { schema: { type: array, items: { type: string } } } } } } } }";

    private static TestCaseData Path(string name, string id, string bad, string good)
        => Case(name, id, bad, good, path => Document(path, "{}"));

    private static TestCaseData Case(string name, string id, string bad, string good, Func<string, string> document)
        => new TestCaseData(id, document(bad), document(good)).SetArgDisplayNames(name);

    private static string Document(string path, string schemas) => $$"""
        openapi: 3.0.3
        info: { title: Shops, version: '1' }
        paths:
          /shops: { get: { operationId: ListShops, description: x, x-documented-name: x } }
          {{path}}
        components:
          parameters: {}
          responses: {}
          schemas: {{schemas[..^1]}}{{(schemas.Length > 2 ? "," : "")}} Shop: { description: x } }
        """;
}
