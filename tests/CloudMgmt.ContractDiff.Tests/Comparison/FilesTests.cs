using System.Text;
using CloudMgmt.ContractDiff.Comparison;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Comparison;

/// <summary>A description may be spread over files.</summary>
internal class FilesTests
{
    private const string Main = """
        openapi: 3.0.3
        paths:
          /a:
            $ref: 'paths/a.yaml'
        """;

    private const string Path = """
        get:
          responses:
            '200':
              content:
                application/json:
                  schema: { $ref: '../shared/models.json#/Thing~1One' }
        """;

    [Test]
    public void A_change_in_another_file_is_found_there()
    {
        var (@base, head) = (Files("string"), Files("boolean"));
        var change = DocumentComparison.Compare(Load(@base), Load(head), TimeProvider.System).Changes.Single();
        Assert.That(change.Rule.Id, Is.EqualTo("response-type-changed"));
        Assert.That((change.Place.File.Name, change.Place.Pointer), Is.EqualTo(("specs/shared/models.json", "/Thing~1One/properties/id")));
        Assert.That(change.Operations, Is.EqualTo(["GET /a"]));
    }

    [Test]
    public void A_file_that_is_missing_is_named_by_who_refers_to_it()
    {
        var files = Files("string");
        files.Remove("specs/shared/models.json");
        Assert.That(() => DocumentComparison.Compare(Load(files), Load(Files("string")), TimeProvider.System),
            Throws.TypeOf<DocumentException>()
                .With.Message.StartsWith("specs/paths/a.yaml:6:")
                .And.Message.Contain("'../shared/models.json'"));
    }

    [Test]
    public void A_remote_file_is_read_when_that_is_allowed()
    {
        var remote = new Dictionary<string, string>
        {
            ["https://example.com/a.yaml"] = Path.Replace("../shared/models.json#/Thing~1One", "models.yaml", StringComparison.Ordinal),
            ["https://example.com/models.yaml"] = "type: string",
        };
        var local = new Dictionary<string, string>
        {
            ["specs/api.yaml"] = Main.Replace("paths/a.yaml", "https://example.com/a.yaml", StringComparison.Ordinal),
        };
        var document = new DocumentLoader(new Memory(local), new Memory(remote)).Load("specs/api.yaml");
        var operation = Operations.Of(document, document.Root.Map("paths")).Single();
        Assert.That(operation.Name, Is.EqualTo("GET /a"));
        Assert.That(() => DocumentComparison.Compare(document, document, TimeProvider.System).Wire, Is.EqualTo(Verdict.Compatible));
    }

    private static Dictionary<string, string> Files(string type) => new()
    {
        ["specs/api.yaml"] = Main,
        ["specs/paths/a.yaml"] = Path,
        ["specs/shared/models.json"] = $$"""{ "Thing/One": { "type": "object", "properties": { "id": { "type": "{{type}}" } } } }""",
    };

    private static ApiDocument Load(Dictionary<string, string> files) => new DocumentLoader(new Memory(files)).Load("specs/api.yaml");

    private sealed class Memory(Dictionary<string, string> files) : IDocumentSource
    {
        public byte[]? Read(string path) => files.TryGetValue(path, out var text) ? Encoding.UTF8.GetBytes(text) : null;
    }
}
