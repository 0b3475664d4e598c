using System.Text.RegularExpressions;
using NUnit.Framework;

namespace CloudMgmt.Documentation.Tests;

/// <summary>Every C# block that a README shows compiles against the packages, without a warning.</summary>
internal sealed partial class SnippetTests
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

    // A block of a client continues a text in which that exists; another one that begins with using directives is a whole program.
    private static string Program(Snippet snippet)
    {
        var own = Usings().Match(snippet.Code).Value;
        var code = snippet.Code[own.Length..];
        return snippet.Client switch
        {
            "" => (own.Length > 0 ? own : Namespaces("", "CloudMgmt.Core", "CloudMgmt.Helios", "CloudMgmt.Emulator")) + code,
            "Services" => Namespaces(
                own, "CloudMgmt.BimData", "CloudMgmt.Helios", "Microsoft.Extensions.Configuration",
                "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Http.Resilience") + Registration(code),
            _ => Namespaces(own, "CloudMgmt.Core", $"CloudMgmt.{snippet.Client}") + Continuation(snippet.Client, code),
        };
    }

    private static string Continuation(string client, string code) => $$"""
        await Show(null!, "project", new CancellationToken());
        static async Task Show({{client}}Client client, string projectId, CancellationToken cancellationToken)
        {
        await Task.CompletedTask;
        {{code}}
        }
        """;

    private static string Registration(string code) => $$"""
        Register(null!, null!, null!, "key");
        static void Register(IServiceCollection services, IConfiguration configuration, IConfiguration section, string key)
        {
        {{code}}
        }
        sealed class CorrelationHandler : DelegatingHandler;
        interface IVault { ValueTask<string> GetHeliosKeyAsync(CancellationToken cancellationToken); }
        """;

    private static string Namespaces(string own, params string[] needed)
        => own + string.Concat(needed.Select(name => $"using {name};\n").Where(line => !own.Contains(line, StringComparison.Ordinal)));

    [GeneratedRegex(@"\A(using [\w.]+;\n)+")]
    private static partial Regex Usings();
}
