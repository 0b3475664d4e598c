using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

/// <summary>Any document becomes a client in any folder.</summary>
internal sealed class WriteTests
{
    private const string Document = """
        openapi: 3.0.3
        info: {title: Boats, version: "1"}
        paths:
          /boats:
            get: {responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/boat"}}}}}}
        components:
          schemas:
            boat: {type: object, properties: {boat: {type: string}, Boat: {type: string}}}
        """;

    private TestRepository _repository = null!;

    private string Folder => _repository.PathTo("somewhere/else");

    [SetUp]
    public void SetUp()
    {
        _repository = TestRepository.Bare();
        _repository.Write("boats.yaml", Document);
    }

    [TearDown]
    public void TearDown() => _repository.Dispose();

    [Test]
    public void Writes_what_no_spec_of_ours_may_hold()
    {
        Assert.That(Write().Output, Does.StartWith("Generated Some.Boats: 1 operations, 2 files from "));
        Assert.That(_repository.Contents("somewhere/else").Keys, Is.EqualTo(["BoatsClient.g.cs", "Models/Boat.g.cs", "manifest.sha256"]));
        Assert.That(_repository.Read("somewhere/else/BoatsClient.g.cs"), Does.Contain("namespace Some.Boats;").And.Contain("GetBoats"));
    }

    [Test]
    public void Writes_again_and_leaves_the_files_of_others_alone()
    {
        Write();
        _repository.Write("somewhere/else/Boats.csproj", "mine");
        _repository.Write("boats.yaml", Document.Replace("boat:", "ship:").Replace("schemas/boat", "schemas/ship"));

        Assert.That(Write().ExitCode, Is.Zero);
        Assert.That(
            _repository.Contents("somewhere/else").Keys,
            Is.EqualTo(["Boats.csproj", "BoatsClient.g.cs", "Models/Ship.g.cs", "manifest.sha256"]));
    }

    [Test]
    public void A_folder_with_something_else_is_refused()
    {
        _repository.Write("somewhere/else/notes.txt", "mine");
        Assert.That(Write().SingleError, Does.Contain("error CMG029: this folder holds files that were not generated"));
        Assert.That(_repository.Contents("somewhere/else").Keys, Is.EqualTo(["notes.txt"]));
    }

    [Test]
    public void A_file_in_the_way_is_refused()
    {
        Write();
        _repository.Write("somewhere/else/Models/Ship.g.cs", "mine");
        _repository.Write("boats.yaml", Document.Replace("boat:", "ship:").Replace("schemas/boat", "schemas/ship"));
        Assert.That(Write().SingleError, Does.Contain("Models/Ship.g.cs: error CMG029: this file is in the way"));
        Assert.That(_repository.Read("somewhere/else/Models/Ship.g.cs"), Is.EqualTo("mine"));
    }

    [TestCase("Some.Boats;", "Boats")]
    [TestCase("Some..Boats", "Boats")]
    [TestCase("Some.class", "Boats")]
    [TestCase("Some,Input=/etc/passwd", "Boats")]
    [TestCase("Some", "Boats { }")]
    [TestCase("Some", "1")]
    public void Names_that_CSharp_has_not_are_refused(string @namespace, string client)
        => Assert.That(Write(@namespace, client).SingleError, Does.Contain("error CMG029: ").And.Contain("is no name in C#"));

    [TestCase("schemas/boat\"", "schemas/boot\"", "boats.yaml(5,86): error CMG003: ", "Did you mean '#/components/schemas/boat'?")]
    [TestCase(
        "#/components/schemas/boat\"", "https://example.com/boat.yaml\"", "boats.yaml(5,86): error CMG004: ", "lies on another machine")]
    [TestCase("#/components/schemas/boat\"", "../../../../etc/passwd\"", "boats.yaml(5,86): error CMG004: ", "lies outside the folder")]
    [TestCase("openapi: 3.0.3", "swagger: '2.0'", "boats.yaml(1,1): error CMG001: ", "this is Swagger 2.0; convert it to OpenAPI 3 first")]
    [TestCase("openapi: 3.0.3", "asyncapi: 3.0.0", "boats.yaml(1,1): error CMG001: ", "'openapi' must say 3.0, 3.1 or 3.2")]
    public void What_no_client_can_be_made_of_is_one_error(string old, string @new, string place, string message)
    {
        _repository.Write("boats.yaml", Document.Replace(old, @new));
        Assert.That(Write().SingleError, Does.Contain(place).And.Contain(message));
        Assert.That(Directory.Exists(Folder), Is.False);
    }

    [Test]
    public void A_foreign_document_of_the_repository_is_taken_as_it_is()
    {
        _repository.Replace("build/apis.json", "\"client\": \"ShopsClient\"", "\"client\": \"ShopsClient\", \"foreign\": true");
        _repository.Replace("specs/shops.yaml", "      operationId: ListShops\n", "      odd: 1\n");
        var output = _repository.Succeed("generate", "shops");
        Assert.That(output, Does.StartWith("specs/shops.yaml(8,7): warning CMG008: 'odd' is not a keyword of Operation"));
        Assert.That(_repository.Read("generated/Shops/ShopsClient.g.cs"), Does.Contain("GetShops"));
    }

    private ToolResult Write(string @namespace = "Some.Boats", string client = "BoatsClient")
        => _repository.Run("write", _repository.PathTo("boats.yaml"), "--namespace", @namespace, "--client", client, "--output", Folder);
}
