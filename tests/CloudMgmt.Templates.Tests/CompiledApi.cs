using System.Reflection;
using System.Runtime.Loader;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Tests.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json;
using NUnit.Framework;

namespace CloudMgmt.Templates.Tests;

/// <summary>
/// A document beside the tests, generated with the repository's own templates, and the result compiled as strictly as the packages are.
/// </summary>
internal sealed class CompiledApi
{
    // What the SDK opens for an application, and the namespace of the runtime.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Text;
        global using System.Threading.Tasks;
        global using CloudMgmt.Core;
        """;

    // Read once: the compiler keeps what it knows of each of them.
    public static MetadataReference[] References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Api _api;
    private readonly Lazy<IReadOnlyDictionary<string, string>> _sources;
    private readonly Lazy<PreparedSpec> _prepared;
    private readonly Lazy<CSharpCompilation> _compilation;
    private readonly Lazy<Assembly> _assembly;

    /// <param name="api">The document, and what is made of it.</param>
    /// <param name="others">The files that it refers to.</param>
    public CompiledApi(Api api, params string[] others)
        : this(api, others.Prepend(api.Spec).ToDictionary(file => file, file => File.ReadAllText(InFolder(file))))
    {
    }

    /// <param name="api">The document, and what is made of it.</param>
    /// <param name="files">The content of the files by their names.</param>
    public CompiledApi(Api api, IReadOnlyDictionary<string, string> files)
    {
        _api = api;
        _sources = new(() => Run(files, generator => generator.Generate(api, generator.Prepare(api)).Sources));
        _prepared = new(() => Run(files, generator => Written(generator.Prepare(api))));
        _compilation = new(Compile);
        _assembly = new(Load);
    }

    /// <summary>A program that uses the client, compiled with it; none if empty.</summary>
    public string Program { get; init; } = "";

    public string Client => _api.Client;

    public IReadOnlyDictionary<string, string> Sources => _sources.Value;

    public CSharpCompilation Compilation => _compilation.Value;

    public Assembly Assembly => _assembly.Value;

    public IEnumerable<Diagnostic> Diagnostics => Compilation.GetDiagnostics().Where(d => d.Severity != DiagnosticSeverity.Hidden);

    public static string InFolder(string file) => Path.Combine(TestContext.CurrentContext.TestDirectory, file);

    /// <summary>Generates from another document.</summary>
    public IReadOnlyDictionary<string, string> Generate(string spec)
        => Run(
            new Dictionary<string, string> { [_api.Spec] = spec }, generator => generator.Generate(_api, generator.Prepare(_api)).Sources);

    /// <summary>What is to be generated, with all that could be refused in it.</summary>
    public PreparedSpec Prepare() => _prepared.Value;

    public Type Type(string name) => Assembly.GetType($"{_api.Package}.{name}", throwOnError: true)!;

    public object New(string type, params object[] arguments) => Activator.CreateInstance(Type(type), arguments)!;

    /// <summary>
    /// A model, an options object or an enumeration by its JSON, whose names are those of the C# properties in case of options.
    /// </summary>
    public dynamic Of(string type, string json) => JsonConvert.DeserializeObject(json, Type(type))!;

    /// <summary>The name of a type with those of its arguments; a value that may be null is called as it is without that.</summary>
    public static string Named(Type type)
        => Nullable.GetUnderlyingType(type) is { } value ? Named(value)
            : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(',', type.GetGenericArguments().Select(Named))}>" : type.Name;

    // In a root folder of its own, with the NSwag of the repository.
    private static T Run<T>(IReadOnlyDictionary<string, string> files, Func<Generator, T> run)
    {
        using var root = new TestRoot();
        foreach (var (name, content) in files)
            root.Write(name, content);
        return run(new Generator(new Repository(root.Path), new NSwagInProcess()));
    }

    // The documents are written when their hash is.
    private static PreparedSpec Written(PreparedSpec spec) => spec with { Inputs = new(spec.Inputs.Value) };

    private CSharpCompilation Compile()
    {
        var parsing = new CSharpParseOptions(
            LanguageVersion.CSharp14, DocumentationMode.Diagnose, preprocessorSymbols: ["NETCOREAPP", "NET7_0_OR_GREATER"]);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable);
        var program = Program.Length == 0
            ? [] : new Dictionary<string, string> { ["Program.cs"] = Program, ["Usings.cs"] = ImplicitUsings };
        return CSharpCompilation.Create(
            _api.Package,
            Sources.Concat(program).Select(file => CSharpSyntaxTree.ParseText(file.Value, parsing, file.Key)),
            References,
            options);
    }

    private Assembly Load()
    {
        using var image = new MemoryStream();
        var result = Compilation.Emit(image);
        Assert.That(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}
