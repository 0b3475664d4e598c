using System.Reflection;
using CloudMgmt.ClientModel;
using CloudMgmt.CodeGeneration;
using CloudMgmt.Core;
using CloudMgmt.Core.Tests;
using CloudMgmt.OpenApi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

internal sealed class GenerationTests
{
    private const int MaximumLinesOfMethod = 20;
    private const int MaximumLengthOfFileName = 120;

    /// <summary>Schemas that have no type of their own in C#: lists, maps, scalars, aliases,
    /// and what has no better form than any JSON.</summary>
    private static readonly string[] WithoutType =
        [
            "Alias", "BooleanEnum", "Day", "Empty", "MixedEnum", "NameList", "NamedMap", "NumericEnum", "RecursiveList", "RecursiveMap",
            "Wrapped", "what",
        ];

    private static readonly string[] Anonymous =
    [
        "AlwaysThereAlternative", "AlwaysThereEither", "AnonymousResponseResponse", "AnonymousResponseResponseInner",
        "AnonymousResponseResponseInnerListItem", "AnonymousResponseResponseState", "ChoiceAny", "ChoiceInline", "ChoiceInlineOption1",
        "ChoiceOne", "ChoiceRequired", "ContentParameterQuery", "DeepFilterNested", "HolderInner2", "HolderKind", "HolderKindsItem",
        "HolderListItemValue", "RoundedSquareAnonymous", "SeveralMore", "Shared", "SharedError",
    ];

    private static readonly Spec Spec = TortureApi.Spec;

    private static IEnumerable<Type> Models
        => TortureApi.Assembly.GetExportedTypes().Where(
            type => type.IsSubclassOf(typeof(ApiModel)) || type.IsSubclassOf(typeof(ApiUnion)) || type.IsAssignableTo(typeof(IOpenEnum)));

    [Test]
    public void Everything_compiles_without_a_warning() => Assert.That(string.Join('\n', TortureApi.Diagnostics), Is.Empty);

    [Test]
    public void Every_operation_has_its_methods_and_its_options()
    {
        var expected = Spec.OfType("Operation").Select(o => (Method: o.Name.ToUpperInvariant(), Path: o.Owner!.Name)).ToList();
        var actual = Nodes<ObjectCreationExpressionSyntax>()
            .Where(o => o.Type.ToString() == "ApiRequest")
            .Select(o => (Method: Text(o, 0), Path: Text(o, 1)));
        Assert.That(actual, Is.EquivalentTo(expected));
        Assert.That(Wire.Type("ITortureClient").GetMethods().Select(m => m.Name).ToList(), Is.Unique.And.Count.EqualTo(2 * expected.Count));
        Assert.That(
            TortureApi.Sources.Keys.Count(file => file.StartsWith("Options/", StringComparison.Ordinal)), Is.EqualTo(expected.Count));
    }

    [Test]
    public void Every_schema_has_its_type_and_there_are_no_others()
    {
        var named = Schemas.Select(s => s.Name).Except(WithoutType).Select(TypeName);
        var long300 = Models.Select(m => m.Name).Where(name => name.StartsWith("LoremIpsum", StringComparison.Ordinal)).ToList();
        Assert.That(long300, Has.Count.EqualTo(3));
        Assert.That(Models.Select(m => m.Name), Is.EquivalentTo(named.Concat(Anonymous).Concat(long300)));
    }

    [Test]
    public void Each_file_has_the_name_of_its_first_type_and_holds_what_is_named_after_that()
    {
        foreach (var tree in TortureApi.Compilation.SyntaxTrees)
        {
            var types = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
                .Where(type => type.Parent is not TypeDeclarationSyntax)
                .Select(type => type.Identifier.Text).ToList();
            Assert.That($"{types[0]}.g.cs", Is.EqualTo(Path.GetFileName(tree.FilePath)));
            var start = tree.FilePath.StartsWith("Options/", StringComparison.Ordinal) ? types[0][..^"Options".Length] : types[0];
            // A name that is too long ends with a hash.
            Assert.That(types, Has.All.StartsWith(start[..Math.Min(start.Length, 90)]));
        }
    }

    [Test]
    public void No_file_opens_a_namespace_that_it_takes_nothing_from()
    {
        var unused = TortureApi.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Id == "CS8019")
            .Select(diagnostic => $"{diagnostic.Location.SourceTree!.FilePath}: {TextOf(diagnostic.Location)}");

        // A class that only adds to another of the document takes nothing from Core; of the names, one is Task.
        Assert.That(
            unused.Where(line => !line.EndsWith("using CloudMgmt.Core;", StringComparison.Ordinal)),
            Is.EqualTo(["Models/Names.g.cs: using System.Threading.Tasks;"]));

        static string TextOf(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
    }

    [Test]
    public void A_client_opens_what_its_only_operation_needs(
        [Values("type: array, items", "type: object, additionalProperties")] string type, [Values] bool hasBody)
    {
        var api = new Api("few", "few.yaml", "CloudMgmt.Few", "FewClient", Foreign: true);
        var content = $"{{ content: {{ application/json: {{ schema: {{ {type}: {{ $ref: '#/components/schemas/Boat' }} }} }} }}";
        var body = hasBody ? $"requestBody: {content} }}, " : "";
        var document = $$"""
            openapi: 3.1.0
            info: { title: Few, version: '1' }
            paths: { /boats: { put: { operationId: putBoats, {{body}}responses: { '200': {{content}}, description: d } } } } }
            components: { schemas: { Boat: { type: object, properties: { name: { type: string } } } } }
            """;
        var compiled = new CompiledApi(api, new Dictionary<string, string> { [api.Spec] = document });
        Assert.That(string.Join('\n', compiled.Diagnostics), Is.Empty);
    }

    [Test]
    public void Every_property_is_there_under_its_own_name()
    {
        foreach (var schema in Schemas.Where(s => !WithoutType.Contains(s.Name)))
        {
            var expected = Properties(schema.Value);
            var properties = Wire.Type(TypeName(schema.Name)).GetProperties().Where(p => Fields.IndexOf(p) is not null)
                .Select(Fields.NameOf);
            Assert.That(properties, Is.EquivalentTo(expected), schema.Name);
        }
    }

    [Test]
    public void Generating_again_gives_the_same_bytes() => Assert.That(TortureApi.Generate(), Is.EqualTo(TortureApi.Sources));

    /// <summary>But for the tables of names, a reader and a writer, which have a line for each property.</summary>
    [Test]
    public void Methods_are_short()
    {
        string[] tables = ["nameof(", "case ", "if (json."];
        var sizes = Nodes<MethodDeclarationSyntax>().Select(m => (
            m.Identifier.Text,
            Lines: m.ToString()
                .Split('\n')
                .Count(line => !tables.Any(table => line.TrimStart().StartsWith(table, StringComparison.Ordinal)))));
        Assert.That(sizes.Where(m => m.Lines > MaximumLinesOfMethod), Is.Empty);
    }

    [Test]
    public void Files_have_names_that_every_file_system_takes()
    {
        Assert.That(TortureApi.Sources.Keys.Select(file => file.Split('/')[^1].Length), Is.All.LessThanOrEqualTo(MaximumLengthOfFileName));
        Assert.That(TortureApi.Sources.Keys.Select(file => file.ToUpperInvariant()), Is.Unique);
    }

    /// <summary>A schema may have any name but those that the templates use: a type of the same name would hide what they mean.</summary>
    [Test]
    public void What_the_generated_code_names_is_reserved()
    {
        var used = TortureApi.Compilation.SyntaxTrees.SelectMany(ForeignNames).Distinct();
        Assert.That(used.Except(ReservedNames.Types), Is.Empty);
    }

    [Test]
    public void What_the_document_deprecates_is_obsolete()
    {
        MemberInfo[] deprecated =
        [
            Wire.Type("Nasty"), Wire.Type("Nasty").GetProperty("Text")!, Wire.Type("NullableEnum"), Wire.Type("ITortureClient")
                .GetMethod("UsersGetAllByNameWithSpaceAsync")!,
            Wire.Type("DatesOptions").GetProperty("Old")!, Wire.Type("UploadOptions").GetProperty("BodyField")!,
        ];
        Assert.That(deprecated.Where(member => member.GetCustomAttribute<ObsoleteAttribute>() is null), Is.Empty);
    }

    [TestCase("MethodGetRequest", ".NotRepeatable()")]
    [TestCase("MethodPostRequest", ".Idempotent()")]
    public void The_document_says_what_may_be_repeated(string method, string call)
    {
        var declaration = Nodes<MethodDeclarationSyntax>().Single(m => m.Identifier.Text == method);
        Assert.That(declaration.ToString(), Does.Contain(call));
    }

    [Test]
    public void Limits_defaults_and_alternatives_are_put_into_words()
    {
        var strict = TortureApi.Sources["Models/Strict.g.cs"];
        Assert.That(strict, Does.Contain("Characters: 1 to 20.").And.Contain("Value: -5 to 10.").And.Contain("Default: 3.")
            .And.Contain("Items: 1 to 3. Each item once."));
        Assert.That(TortureApi.Sources["Models/Choice.g.cs"], Does.Contain("One of: Circle, Point."));
    }

    [Test]
    public void An_operation_tells_its_method_its_path_and_its_typed_errors()
    {
        var code = TortureApi.Sources["ITortureClient.g.cs"];
        foreach (var operation in Spec.OfType("Operation"))
        {
            var path = operation.Owner!.Name.Replace("&", "&amp;", StringComparison.Ordinal);
            Assert.That(code, Does.Contain($"<remarks><c>{operation.Name.ToUpperInvariant()} {path}</c>"));
        }

        Assert.That(code, Does.Contain("<exception cref=\"ApiException{TError}\">The service refuses the call with <c>"));
    }

    [Test]
    public void A_property_that_only_the_service_sets_says_so()
        => Assert.That(
            TortureApi.Sources["Models/AlwaysThere.g.cs"],
            Does.Contain("The property id. Read-only: it is not sent.</summary>"));

    private static IEnumerable<SpecObject> Schemas => Spec.NamedSchemas;

    private static IEnumerable<string> Properties(MapNode? schema)
        => (schema.Map("properties")?.Entries ?? []).Select(property => property.Key)
            .Concat((schema.List("allOf")?.Items ?? []).SelectMany(part => Properties(Spec.Resolve(part)))).Distinct();

    private static string TypeName(string schema)
    {
        var name = CSharpNames.Pascal(schema);
        return Models.Any(m => m.Name == name) ? name : name + "Model";
    }

    private static IEnumerable<T> Nodes<T>()
        where T : SyntaxNode
        => TortureApi.Compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<T>();

    private static string Text(ObjectCreationExpressionSyntax creation, int argument)
        => ((LiteralExpressionSyntax)creation.ArgumentList!.Arguments[argument].Expression).Token.ValueText;

    private static IEnumerable<string> ForeignNames(SyntaxTree tree)
    {
        var model = TortureApi.Compilation.GetSemanticModel(tree);
        return from name in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>()
               where !name.IsVar
                   && name.Ancestors().First(a => a is not NameSyntax) is not (UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax)
               where name.Parent is not (QualifiedNameSyntax or MemberAccessExpressionSyntax) || name.Parent.ChildNodes().First() == name
               let symbol = model.GetSymbolInfo(name).Symbol
               let type = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : symbol
               where type is INamespaceSymbol or INamedTypeSymbol
                   && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, TortureApi.Compilation.Assembly)
               select name.Identifier.Text;
    }
}
