using System.Reflection;
using System.Runtime.Loader;
using CloudMgmt.CodeGeneration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>The torture spec, generated with the repository's own templates, and the result compiled as strictly as the packages are.</summary>
internal static class TortureApi
{
    public const string Namespace = "CloudMgmt.Torture";

    private const string SpecFile = "torture.yaml";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> LazySources = new(Generate);
    private static readonly Lazy<CSharpCompilation> LazyCompilation = new(Compile);
    private static readonly Lazy<Assembly> LazyAssembly = new(Load);

    public static IReadOnlyDictionary<string, string> Sources => LazySources.Value;

    public static CSharpCompilation Compilation => LazyCompilation.Value;

    public static Assembly Assembly => LazyAssembly.Value;

    public static Spec Spec => Spec.Load(new Repository(TestContext.CurrentContext.TestDirectory), SpecFile);

    public static IReadOnlyDictionary<string, string> Generate() => Generate(File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, SpecFile)));

    /// <summary>Generates from a document in a root folder of its own; NSwag itself is the one of the repository.</summary>
    public static IReadOnlyDictionary<string, string> Generate(string spec)
    {
        using var root = new TestRoot();
        root.Write(SpecFile, spec);
        var api = new Api("torture", SpecFile, Namespace, "TortureClient");
        var nswag = new NSwagTool((string?)AppContext.GetData("NSwagTool"));
        var generator = new Generator(new Repository(root.Path), nswag);
        return generator.Generate(api, generator.Prepare(api)).Sources;
    }

    public static IEnumerable<Diagnostic> Diagnostics => Compilation.GetDiagnostics().Where(d => d.Severity != DiagnosticSeverity.Hidden);

    private static CSharpCompilation Compile()
    {
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(Namespace, Sources.Select(file => CSharpSyntaxTree.ParseText(file.Value, parsing, file.Key)), references, options);
    }

    private static Assembly Load()
    {
        using var image = new MemoryStream();
        var result = Compilation.Emit(image);
        Assert.That(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}
