using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

/// <summary>Each kind of broken spec stops the generation with one error that names file and line.</summary>
internal sealed class BrokenSpecTests
{
    private const string Shops = "specs/shops.yaml";

    private static readonly TestCaseData[] Cases =
    [
        Case("bad YAML", Shops, "  title: Shops", "  title: 'Shops", "specs/shops.yaml(4,13): error CMG001: ", "not valid YAML"),
        Case("second document", Shops, "components:", "---\ncomponents:", "specs/shops.yaml(21,1): error CMG001: ", "second document"),
        Case(
            "duplicate key",
            Shops,
            "      summary:",
            "      operationId: Other\n      summary:",
            "specs/shops.yaml(10,7): error CMG002: ",
            "'operationId' is already there on line 8"),
        Case(
            "unresolved reference",
            Shops,
            "schemas/Shop'",
            "schemas/Shoq'",
            "specs/shops.yaml(20,19): error CMG003: ",
            "Did you mean '#/components/schemas/Shop'?"),
        Case(
            "missing file",
            Shops,
            "'#/components/schemas/Shop'",
            "'./nowhere.yaml#/components/schemas/Shop'",
            "specs/shops.yaml(20,19): error CMG003: ",
            "no file specs/nowhere.yaml"),
        Case(
            "missing component",
            "specs/pets.yaml",
            "shared.yaml#/components/schemas/Error",
            "shared.yaml#/components/schemas/Eror",
            "specs/pets.yaml(31,17): error CMG003: ",
            "'./shared.yaml#/components/schemas/Eror' leads nowhere"),
        Case(
            "remote reference",
            Shops,
            "'#/components/schemas/Shop'",
            "'https://example.com/a.yaml#/Shop'",
            "specs/shops.yaml(20,19): error CMG004: ",
            "https://example.com/a.yaml#/Shop"),
        Case(
            "reference out of the folder",
            Shops,
            "'#/components/schemas/Shop'",
            "'../../a.yaml#/components/schemas/Shop'",
            "specs/shops.yaml(20,19): error CMG004: ",
            "../a.yaml"),
        Case(
            "reference to itself",
            Shops,
            "      description: A shop.\n",
            "      $ref: '#/components/schemas/Shop'\n",
            "specs/shops.yaml(24,7): error CMG003: ",
            "'#/components/schemas/Shop' leads to itself"),
        Case(
            "Swagger",
            Shops,
            "openapi: 3.0.3",
            "swagger: '2.0'",
            "specs/shops.yaml(1,1): error CMG001: ",
            "this is Swagger 2.0; convert it to OpenAPI 3 first"),
        Case(
            "same name in two files",
            "specs/pets.yaml",
            "    Pet:\n",
            "    Error:\n      description: Mine.\n    Pet:\n",
            "specs/pets.yaml(31,17): error CMG005: ",
            "/components/schemas/Error"),
        Case(
            "duplicate operationId",
            Shops,
            "components:",
            "    post:\n      operationId: ListShops\n      responses:\n        '204':\n          description: Done.\ncomponents:",
            "specs/shops.yaml(22,7): error CMG006: ",
            "on line 8"),
        Case("missing operationId", Shops, "      operationId: ListShops\n", "", "specs/shops.yaml(7,5): error CMG007: ", "GET /shops"),
        Case(
            "misspelt keyword", Shops, "operationId", "operatonId", "specs/shops.yaml(8,7): error CMG008: ", "Did you mean 'operationId'?"),
        Case(
            "misspelt keyword in another file",
            "specs/shared.yaml",
            "description: A sentence.",
            "descripton: A sentence.",
            "specs/shared.yaml(19,11): error CMG008: ",
            "Did you mean 'description'?"),
        Case(
            "list instead of a map",
            Shops,
            "        city:",
            "        - city:",
            "specs/shops.yaml(26,7): error CMG008: ",
            "'properties' of Schema must be a map"),
        Case("undeclared path parameter", Shops, "  /shops:", "  /shops/{shopId}:", "specs/shops.yaml(7,5): error CMG009: ", "'{shopId}'"),
        Case(
            "path parameter that the path lacks",
            "specs/pets.yaml",
            "/pets/{petId}:",
            "/pets:",
            "specs/pets.yaml(13,11): error CMG009: ",
            "'petId' does not occur in /pets"),
        Case(
            "control character",
            Shops,
            "description: Where it is.",
            "description: \"a\\u2028b\"",
            "specs/shops.yaml(28,11): error CMG010: ",
            "U+2028"),
        Case(
            "the first of all characters",
            Shops,
            "description: Where it is.",
            "description: \"a\\0b\"",
            "specs/shops.yaml(28,11): error CMG010: ",
            "U+0000"),
        Case(
            "colliding names",
            Shops,
            "    Shop:\n",
            "    shop:\n      description: Another.\n    Shop:\n",
            "specs/shops.yaml(25,5): error CMG011: ",
            "'shop' on line 23"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Stops_with_one_error_and_keeps_the_previous_files(string file, string old, string @new, string start, string message)
    {
        using var repository = new TestRepository();
        var before = repository.Snapshot("generated");
        repository.Replace(file, old, @new);

        var result = repository.Run("generate");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.SingleError, Does.StartWith(start).And.Contains(message));
        Assert.That(repository.Snapshot("generated"), Is.EqualTo(before));
    }

    [Test]
    public void A_problem_of_one_API_does_not_hide_that_of_another()
    {
        using var repository = new TestRepository();
        repository.Replace(Shops, "operationId", "operatonId");
        repository.Replace("specs/pets.yaml", "operationId", "operatonId");

        Assert.That(repository.Run("generate").ErrorLines.Select(line => line.Split('(')[0]), Is.EqualTo(["specs/pets.yaml", Shops]));
    }

    [Test]
    public void Shows_twenty_problems_and_counts_the_others()
    {
        using var repository = new TestRepository();
        repository.Replace(
            Shops,
            "      type: object",
            string.Concat(Enumerable.Range(0, 23).Select(number => $"      wrong{number}: 1\n")) + "      type: object");

        var lines = repository.Run("generate", "shops").ErrorLines;
        Assert.That(lines, Has.Count.EqualTo(21));
        Assert.That(lines[^1], Is.EqualTo("... and 3 more."));
    }

    private static TestCaseData Case(string name, params string[] arguments) => new TestCaseData([.. arguments]).SetArgDisplayNames(name);
}
