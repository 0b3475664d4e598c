using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudMgmt.CodeGeneration;
using CloudMgmt.ContractDiff.Tests.Generation;
using CloudMgmt.OpenApi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudMgmt.ContractDiff.Tests.Mutations.Measuring;

/// <summary>Builds the package of an API from a spec: generates the client and compiles it with the hand-written code.</summary>
internal sealed class PackageBuilder(Api api)
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxTree>> _generated = new();
    private readonly ConcurrentDictionary<(string File, string Text), SyntaxTree> _trees = new();
    private readonly Lazy<JsonObject> _spec = new(() => (JsonObject)JsonNode.Parse(
        CodeGeneration.Spec.Load(new Repository(RepositoryFolder.Path), api.Spec).Root.ToJson(int.MaxValue))!);
    private readonly Lazy<IReadOnlyList<SyntaxTree>> _overrides = new(() =>
    [
        Compiler.Parse(Usings),
        .. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, "overrides", api.Package), "*.cs", SearchOption.AllDirectories)
            .Select(file => Compiler.Parse(File.ReadAllText(file), file)),
    ]);

    /// <summary>The real spec, as a tree that may be edited.</summary>
    public JsonObject Spec() => (JsonObject)_spec.Value.DeepClone();

    /// <summary>Compiles the client; a spec that came before is not generated again.</summary>
    public CSharpCompilation Build(string spec, bool withOverrides)
    {
        var generated = _generated.GetOrAdd(spec, text => [.. ClientGenerator.Generate(api, text).Select(Parse)]);
        return Compiler.Create(api.Package, withOverrides ? generated.Concat(_overrides.Value) : generated);
    }

    // An edit changes a few files of many.
    private SyntaxTree Parse(KeyValuePair<string, string> file)
        => _trees.GetOrAdd(($"generated/{file.Key}", file.Value), key => Compiler.Parse(key.Text, key.File));

    public static string Text(JsonObject spec) => spec.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}
