using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudMgmt.ContractDiff.Tests.Generation;

/// <summary>Compiles in memory.</summary>
internal static class Compiler
{
    // The analysis of nulls gives warnings, which nobody reads here, for a third of the time.
    private static readonly CSharpParseOptions Parsing
        = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.None).WithFeatures([new("run-nullable-analysis", "never")]);

    // Several compilers run at the same time, one on each core. What they give runs once, so that optimizing it costs more than it saves.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, concurrentBuild: false,
        nullableContextOptions: NullableContextOptions.Enable);

    private static readonly Lazy<IReadOnlyDictionary<string, MetadataReference>> Platform = new(() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .DistinctBy(Path.GetFileName).ToDictionary(
                path => Path.GetFileNameWithoutExtension(path), path => (MetadataReference)MetadataReference.CreateFromFile(path)));

    /// <summary>The platform and the runtime of the clients, but no client: those are compiled here.</summary>
    public static IEnumerable<MetadataReference> References
        => Platform.Value.Where(
            reference => !reference.Key.StartsWith("CloudMgmt.", StringComparison.Ordinal) || reference.Key == "CloudMgmt.Core")
            .Select(reference => reference.Value);

    public static SyntaxTree Parse(string source, string file = "") => CSharpSyntaxTree.ParseText(source, Parsing, file);

    public static CSharpCompilation Create(string name, IEnumerable<SyntaxTree> trees, params IEnumerable<MetadataReference> more)
        => CSharpCompilation.Create(name, trees, References.Concat(more), Options);

    /// <summary>The image of an assembly.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public static byte[] Emit(CSharpCompilation compilation)
        => TryEmit(compilation, out var problem)
            ?? throw new InvalidOperationException($"{compilation.AssemblyName} does not compile: {problem}");

    /// <summary>The image of an assembly; null if it does not compile.</summary>
    public static byte[]? TryEmit(CSharpCompilation compilation, out string? problem)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        problem = result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.ToString();
        return result.Success ? image.ToArray() : null;
    }
}
