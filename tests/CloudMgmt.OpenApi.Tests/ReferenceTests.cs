using NUnit.Framework;

namespace CloudMgmt.OpenApi.Tests;

/// <summary>A reference leads to any place of any file of the document, and nowhere else.</summary>
internal sealed class ReferenceTests
{
    private const string Head = "openapi: 3.1.0\n";

    private static readonly TestCaseData[] Found =
    [
        Case("a component", "#/components/schemas/A"),
        Case("a part of a component", "#/components/schemas/Outer/properties/a"),
        Case("an item of a list", "#/components/schemas/Outer/allOf/1"),
        Case("a place anywhere", "#/x-parts/a"),
        Case("a key with a slash", "#/x-parts/a~1b"),
        Case("a key with a tilde", "#/x-parts/a~0b"),
        Case("a key that looks like an escape", "#/x-parts/~01"),
        Case("a key with a percent-encoded blank", "#/x-parts/a%20b"),
        Case("a percent-encoded slash of a pointer", "#%2Fx-parts%2Fa"),
        Case("a percent-encoded escape", "#/x-parts/a%7E1b"),
        Case("a percent-encoded brace", "#/x-parts/%7Bid%7D"),
        Case("a brace as it is", "#/x-parts/{id}"),
        Case("a key beyond ASCII", "#/x-parts/%C3%A9"),
        Case("the same, as it is", "#/x-parts/é"),
        Case("through another reference", "#/x-parts/outer/properties/a"),
        Case("through a reference to a file", "#/x-parts/file/properties/a"),
        Case("a reference to a reference", "#/x-parts/one"),
        Case("a whole file", "a.yaml"),
        Case("a whole file, with an empty fragment", "a.yaml#"),
        Case("a whole file, by the pointer of its root", "./a.yaml#/"),
        Case("a whole file in JSON", "sub/a.json"),
        Case("a whole file that refers to another", "sub/to-a.yaml"),
        Case("a place in a file", "sub/outer.yaml#/properties/a"),
        Case("a file with a blank in its name", "sub/a%20file.yaml"),
        Case("a file by the long way", "sub/../sub/./a.json"),
        Case("back to the first file", "sub/back.yaml"),
        Case("an anchor", "#an-anchor"),
        Case("an anchor of a file", "sub/outer.yaml#in-file"),
        Case("a dynamic anchor", "#dynamic"),
        Case("one of two anchors of a schema", "#second"),
        Case("a schema by its id", "https://example.com/schemas/a"),
        Case("a schema by its id, and a pointer in it", "https://example.com/schemas/outer#/properties/a"),
        Case("a schema by its id, and an anchor in it", "https://example.com/schemas/outer#inner"),
        Case("a schema by an id that is a URN", "urn:example:a"),
        Case("a schema by a relative id", "schemas/a-relative"),
    ];

    [TestCaseSource(nameof(Found))]
    public void Leads_to(string reference)
    {
        var target = Document(reference).Target();
        Assert.That(target.Text("title"), Is.EqualTo("A"));
    }

    [Test]
    public void Within_a_schema_with_an_id_references_count_from_the_id_and_then_from_the_file()
    {
        var document = Reading.Load(("api.yaml", Head + """
            components:
              schemas:
                A: { title: outer }
                B:
                  $id: https://example.com/b
                  properties:
                    own: { $ref: '#/$defs/a' }
                    anchored: { $ref: '#n' }
                    sibling: { $ref: 'c' }
                    outer: { $ref: '#/components/schemas/A' }
                    file: { $ref: 'a.yaml' }
                  $defs: { a: { title: own }, n: { $anchor: n, title: anchored } }
                C: { $id: 'https://example.com/c', title: sibling }
                D: { $anchor: n, title: another }
            """), ("a.yaml", "title: file"));
        var properties = document.Root.Map("components").Map("schemas").Map("B").Map("properties")!;
        Assert.That(
            properties.Entries.Select(entry => document.Resolve(entry.Value).Text("title")),
            Is.EqualTo(properties.Entries.Select(entry => entry.Key)));
    }

    [Test]
    public void A_property_named_like_a_keyword_is_none()
    {
        var document = Reading.Load(
            ("api.yaml", Head
                + "a: { properties: { $id: { type: string }, $anchor: { type: string }, b: { $ref: '#/c' } } }\nc: { title: A }"));
        Assert.That(document.Resolve(document.Root.Map("a").Map("properties").Map("b")).Text("title"), Is.EqualTo("A"));
    }

    [Test]
    public void What_stands_beside_a_reference_is_kept()
    {
        var document = Reading.Load(
            ("api.yaml", Head
                + "a: { $ref: '#/b', description: mine, properties: { c: { title: A } } }\nb: { description: yours }\nd: { $ref: '#/a/properties/c' }"));
        Assert.That(document.Root.Map("a").Text("description"), Is.EqualTo("mine"));
        Assert.That(document.Resolve(document.Root["a"]).Text("description"), Is.EqualTo("yours"));
        Assert.That(document.Resolve(document.Root["d"]).Text("title"), Is.EqualTo("A"));
    }

    private const string Endless = "leads to itself, or over more than 64 others; write out what one of them stands for.";

    private static readonly TestCaseData[] Lost =
    [
        Case("nothing", "#/components/schemas/B", "the reference '#/components/schemas/B' leads nowhere.", DocumentFault.Reference),
        Case(
            "nothing in a list",
            "#/components/schemas/Outer/allOf/01",
            "the reference '#/components/schemas/Outer/allOf/01' leads nowhere.",
            DocumentFault.Reference),
        Case(
            "a negative index",
            "#/components/schemas/Outer/allOf/-1",
            "the reference '#/components/schemas/Outer/allOf/-1' leads nowhere.",
            DocumentFault.Reference),
        Case("a part of text", "#/openapi/0", "the reference '#/openapi/0' leads nowhere.", DocumentFault.Reference),
        Case("no anchor", "#nothing", "the reference '#nothing' leads nowhere.", DocumentFault.Reference),
        Case(
            "no file",
            "sub/nothing.yaml#/a",
            "there is no file sub/nothing.yaml, which the reference 'sub/nothing.yaml' names.",
            DocumentFault.Reference),
        Case(
            "itself",
            "#/components/schemas/Use",
            $"the reference '#/components/schemas/Use' {Endless}",
            DocumentFault.Reference),
        Case(
            "a part of itself",
            "#/components/schemas/Use/properties/a",
            $"the reference '#/components/schemas/Use/properties/a' {Endless}",
            DocumentFault.Reference),
        Case("a circle", "#/x-parts/round", Endless, DocumentFault.Reference),
        Case("a chain without end", "#/x-chain/0", Endless, DocumentFault.Reference),
        Case(
            "another machine",
            "https://example.com/b.yaml",
            "the reference 'https://example.com/b.yaml' leads to another machine.",
            DocumentFault.RemoteReference),
        Case(
            "a file by its address",
            "file:///etc/passwd",
            "the reference 'file:///etc/passwd' leads to no schema of the document.",
            DocumentFault.Reference),
        Case(
            "an unknown URN",
            "urn:example:b",
            "the reference 'urn:example:b' leads to no schema of the document.",
            DocumentFault.Reference),
        Case("a folder above", "../a.yaml", "the reference '../a.yaml' leaves the folder of the document.", DocumentFault.OutsideReference),
        Case(
            "a folder above, encoded",
            "%2e%2e/a.yaml",
            "the reference '%2e%2e/a.yaml' leaves the folder of the document.",
            DocumentFault.OutsideReference),
        Case(
            "a folder above by a detour",
            "sub/../../a.yaml",
            "the reference 'sub/../../a.yaml' leaves the folder of the document.",
            DocumentFault.OutsideReference),
        Case(
            "a folder whose name begins the same",
            "../specs-b/a.yaml",
            "the reference '../specs-b/a.yaml' leaves the folder of the document.",
            DocumentFault.OutsideReference),
        Case(
            "an absolute path",
            "/etc/passwd",
            "the reference '/etc/passwd' leaves the folder of the document.",
            DocumentFault.OutsideReference),
        Case(
            "a path with backslashes",
            "..\\a.yaml",
            "the reference '..\\a.yaml' leaves the folder of the document.",
            DocumentFault.OutsideReference),
    ];

    [TestCaseSource(nameof(Lost))]
    public void Does_not_lead_to(string reference, string problem, object fault)
    {
        var refusal = Assert.Throws<DocumentException>(() => Document(reference, "specs/").Target())!;
        Assert.That(refusal.Problem.Replace("specs/sub", "sub", StringComparison.Ordinal), Does.EndWith(problem));
        Assert.That(refusal.Fault, Is.EqualTo(fault));
        Assert.That(Document(reference).TryFind(Document(reference).Root, reference), Is.Null);
    }

    [Test]
    public void A_broken_file_is_named_with_its_own_place()
        => Assert.That(
            () => Document("sub/broken.yaml").Target(),
            Throws.TypeOf<DocumentException>().With.Message.StartsWith("sub/broken.yaml:2:1: this is not valid YAML"));

    [Test]
    public void A_reference_is_named_where_it_stands()
    {
        var refusal = Assert.Throws<DocumentException>(() => Document("#/nowhere").Target())!;
        Assert.That((refusal.File, refusal.Line, refusal.Column), Is.EqualTo(("api.yaml", 5, 7)));
    }

    [Test]
    public void A_remote_file_is_read_where_that_is_allowed_and_its_own_references_with_it()
    {
        var remote = new MemorySource(
            ("https://example.com/x/b.yaml", "$ref: ../c.yaml#/d"), ("https://example.com/c.yaml", "d: { title: A }"));
        var document = new DocumentLoader(
            new MemorySource(("api.yaml", Head + "a: { $ref: 'https://example.com/x/b.yaml' }")), remote).Load("api.yaml");
        Assert.That(document.Resolve(document.Root["a"]).Text("title"), Is.EqualTo("A"));
    }

    [Test]
    public void On_the_disk_links_count_by_where_they_lead()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            foreach (var path in (string[])["specs/sub/a.yaml", "shared/a.yaml"])
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                File.WriteAllText(Path.Combine(folder, path), "title: A");
            }
            File.CreateSymbolicLink(Path.Combine(folder, "specs/inside.yaml"), "sub/a.yaml");
            File.CreateSymbolicLink(Path.Combine(folder, "specs/outside.yaml"), "../shared/a.yaml");
            Directory.CreateSymbolicLink(Path.Combine(folder, "specs/folder"), Path.Combine(folder, "shared"));
            Directory.CreateSymbolicLink(Path.Combine(folder, "specs-linked"), Path.Combine(folder, "specs"));
            File.CreateSymbolicLink(Path.Combine(folder, "specs/circle.yaml"), "circle.yaml");

            foreach (var reference in (string[])["sub/a.yaml", "inside.yaml"])
            {
                Assert.That(Read("specs", reference, null), Is.EqualTo("A"));
                Assert.That(Read("specs-linked", reference, null), Is.EqualTo("A"));
            }
            foreach (var reference in (string[])["outside.yaml", "folder/a.yaml", "../shared/a.yaml", "circle.yaml"])
            {
                Assert.That(
                    () => Read("specs", reference, null),
                    Throws.TypeOf<DocumentException>().With.Property("Fault").EqualTo(DocumentFault.OutsideReference));
            }

            foreach (var reference in (string[])["outside.yaml", "folder/a.yaml", "../shared/a.yaml"])
            {
                Assert.That(Read("specs", reference, folder), Is.EqualTo("A"));
                Assert.That(Read("specs", reference, ""), Is.EqualTo("A"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string? Read(string place, string reference, string? allowed)
        {
            var path = Path.Combine(folder, place, "api.yaml");
            File.WriteAllText(path, $"openapi: 3.0.3\na: {{ $ref: '{reference}' }}");
            var document = new DocumentLoader(new DiskSource(allowed)).Load(path);
            return document.Resolve(document.Root["a"]).Text("title");
        }
    }

    private static ApiDocument Document(string reference, string folder = "")
    {
        var main = Head + $$"""
            components:
              schemas:
                Use:
                  $ref: '{{reference}}'
                A: { title: A }
                Outer: { properties: { a: { title: A } }, allOf: [{}, { title: A }] }
                Identified: { $id: 'https://example.com/schemas/a', title: A }
                Holder: { $id: 'https://example.com/schemas/outer', properties: { a: { title: A } }, $defs: { b: { $anchor: inner, title: A } } }
                Urn: { $id: 'urn:example:a#', title: A }
                Relative: { $id: schemas/a-relative, title: A }
                Anchor: { $anchor: an-anchor, title: A }
                Dynamic: { $dynamicAnchor: dynamic, title: A }
                Both: { $anchor: first, $dynamicAnchor: second, title: A }
            x-parts:
              a: { title: A }
              a/b: { title: A }
              a~b: { title: A }
              ~1: { title: A }
              a b: { title: A }
              '{id}': { title: A }
              é: { title: A }
              outer: { $ref: '#/components/schemas/Outer' }
              file: { $ref: sub/outer.yaml }
              one: { $ref: '#/x-parts/two' }
              two: { $ref: '#/x-parts/a' }
              round: { $ref: '#/x-parts/and-round' }
              and-round: { $ref: '#/x-parts/round' }
            x-chain:
            {{string.Join('\n', Enumerable.Range(0, 70).Select(link => $"  - {{ $ref: '#/x-chain/{link + 1}' }}"))}}
              - { title: A }
            """;
        (string Path, string Text)[] files =
        [
            ("api.yaml", main),
            ("a.yaml", "title: A"),
            ("sub/a.json", """{ "title": "A" }"""),
            ("sub/a file.yaml", "title: A"),
            ("sub/to-a.yaml", "$ref: ../a.yaml"),
            ("sub/back.yaml", "$ref: '../api.yaml#/x-parts/one'"),
            ("sub/outer.yaml", "properties: { a: { title: A } }\nallOf: [{ $anchor: in-file, title: A }]"),
            ("sub/broken.yaml", "a: 1\n\tb: 2"),
        ];
        return Reading.Load([.. files.Select(file => (folder + file.Path, file.Text))]);
    }

    private static TestCaseData Case(string name, params object[] arguments) => new TestCaseData(arguments).SetArgDisplayNames(name);
}

internal static class ReferenceTestsDocument
{
    public static MapNode Target(this ApiDocument document) => document.Resolve(document.Root.Map("components").Map("schemas").Map("Use"))!;
}
