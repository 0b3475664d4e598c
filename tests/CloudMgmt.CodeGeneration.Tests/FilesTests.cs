using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

/// <summary>A spec may be spread over files.</summary>
internal sealed class FilesTests : IDisposable
{
    private const string Head = "openapi: 3.0.3\ninfo: { title: Shops, version: '1.0' }\n";

    private const string Operation = """
        get:
          operationId: GetShop
          parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
          responses:
            '200': { description: A shop., content: { application/json: { schema: { $ref: 'SHOP' } } } }
            default: { $ref: 'FAILED' }
        """;

    private readonly TestRepository _repository = new();

    [Test]
    public void In_several_files_it_gives_the_same_code_as_in_one()
    {
        _repository.Write("specs/shops.yaml", $$"""
            {{Head}}paths:
              /shops/{id}:
            {{Indent(Operation.Replace("SHOP", "#/components/schemas/Shop").Replace("FAILED", "#/components/responses/Failed"))}}
            components:
              schemas:
                Shop: { type: object, properties: { address: { $ref: '#/components/schemas/Address' }, owner: { $ref: '#/components/schemas/Address' } } }
                Address: { type: object, properties: { city: { type: string } } }
                Failure: { type: object, properties: { reason: { type: string }, cause: { $ref: '#/components/schemas/Failure' } } }
              responses:
                Failed: { description: Failed., content: { application/json: { schema: { $ref: '#/components/schemas/Failure' } } } }
            """);
        var one = Generate();

        _repository.Write(
            "specs/shops.yaml",
            Head
                + "paths: { '/shops/{id}': { $ref: parts/shop-by-id.yaml } }\ncomponents: { schemas: { Shop: { $ref: './parts/sub/shop.json' } } }\n");
        _repository.Write(
            "specs/parts/shop-by-id.yaml",
            Operation.Replace("SHOP", "sub/shop.json#").Replace("FAILED", "all%20parts.yaml#/components/responses/Failed"));
        _repository.Write(
            "specs/parts/sub/shop.json",
            """{ "type": "object", "properties": { "address": { "$ref": "../all%20parts.yaml#/x~1y/Address" }, "owner": { "$ref": "../all%20parts.yaml#/again" } } }""");
        _repository.Write("specs/parts/all parts.yaml", """
            again: { $ref: '#/x~1y/Address' }
            x/y: { Address: { type: object, properties: { city: { type: string } } } }
            components:
              schemas:
                Failure: { type: object, properties: { reason: { type: string }, cause: { $ref: '../shops.yaml#/paths/~1shops~1%7Bid%7D/get/responses/default/content/application~1json/schema' } } }
              responses:
                Failed: { description: Failed., content: { application/json: { schema: { $ref: '#/components/schemas/Failure' } } } }
            """);
        Assert.That(Generate(), Is.EqualTo(one));

        _repository.Replace("specs/parts/all parts.yaml", "city", "town");
        Assert.That(Generate(), Is.Not.EqualTo(one));
    }

    [TestCase(
        "callbacks: { done: { '{$url}': { $ref: 'a.yaml' } } }",
        "specs/parts/a.yaml(6,36): error CMG003: the reference 'a.yaml' leads into what it is a part of.")]
    [TestCase("deprecated: maybe\n  tags: [a, 'b]", "specs/parts/a.yaml(7,13): error CMG001: this is not valid YAML")]
    [TestCase(
        "requestBody: { $ref: '../../build/apis.json#/0' }",
        "specs/parts/a.yaml(6,18): error CMG004: '../../build/apis.json#/0' lies outside the folder of the document")]
    [TestCase(
        "requestBody: { $ref: 'https://example.com/a.yaml' }",
        "specs/parts/a.yaml(6,18): error CMG004: 'https://example.com/a.yaml' lies on another machine")]
    [TestCase("requestBody: { $ref: 'none.yaml' }", "specs/parts/a.yaml(6,18): error CMG003: there is no file specs/parts/none.yaml")]
    [TestCase("descripton: A.", "specs/parts/a.yaml(6,3): error CMG008: 'descripton' is not a keyword of Operation")]
    public void What_is_wrong_in_another_file_is_named_there(string line, string error)
    {
        _repository.Write("specs/shops.yaml", Head + "paths: { /a: { $ref: parts/a.yaml } }\n");
        _repository.Write(
            "specs/parts/a.yaml", $"get:\n  operationId: GetA\n  responses:\n    '204':\n      description: Done.\n  {line}\n");

        Assert.That(_repository.Run("generate", "shops").SingleError, Does.StartWith(error));
    }

    public void Dispose() => _repository.Dispose();

    private Dictionary<string, string> Generate()
    {
        _repository.Succeed("generate", "shops");
        return _repository.Contents("generated/Shops").Where(file => file.Key != "manifest.sha256").ToDictionary();
    }

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => $"    {line}"));
}
