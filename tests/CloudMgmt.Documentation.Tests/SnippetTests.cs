using NUnit.Framework;

namespace CloudMgmt.Documentation.Tests;

/// <summary>Every C# block that a README shows compiles against the packages, without a warning.</summary>
internal sealed class SnippetTests
{
    private static readonly string[] Folders
        = Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "documents")).Select(Path.GetFileName).ToArray()!;

    private static IEnumerable<Snippet> Snippets => Folders.SelectMany(Snippet.In);

    [Test]
    public void Every_document_that_shows_code_is_found()
        => Assert.That(Folders.Except(Snippets.Select(snippet => snippet.Document)), Is.Empty);

    [TestCaseSource(nameof(Snippets))]
    public void Compiles(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        Assert.That(Compiler.Problems(Program(snippet)), Is.Empty);
    }

    // A block that begins with using directives stands for a whole program; another one continues a text in which the client exists.
    private static string Program(Snippet snippet)
    {
        if (snippet.Client.Length == 0)
            return Namespaces(snippet) + snippet.Code;
        if (snippet.Client == "Services")
            return Registration(snippet.Code);
        return $$"""
            using CloudMgmt.Core; using CloudMgmt.{{snippet.Client}};
            await Show(null!, "project", new CancellationToken());
            static async Task Show({{snippet.Client}}Client client, string projectId, CancellationToken cancellationToken)
            {
            await Task.CompletedTask;
            {{snippet.Code}}
            }
            """;
    }

    private static string Registration(string code) => $$"""
        using CloudMgmt.BimData; using CloudMgmt.Helios; using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        Register(null!, null!, null!, "key");
        static void Register(IServiceCollection services, IConfiguration configuration, IConfiguration section, string key)
        {
        {{code}}
        }
        sealed class CorrelationHandler : DelegatingHandler;
        interface IVault { ValueTask<string> GetHeliosKeyAsync(CancellationToken cancellationToken); }
        """;

    private static string Namespaces(Snippet snippet)
        => snippet.Code.StartsWith("using CloudMgmt", StringComparison.Ordinal)
            ? ""
            : "using CloudMgmt.Core; using CloudMgmt.Helios; using CloudMgmt.Emulator;\n";
}
