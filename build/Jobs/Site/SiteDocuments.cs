using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CloudMgmt.Build;

/// <summary>The documents of the repository, as pages: each at its place, with links that lead to the other pages.</summary>
internal sealed partial class SiteDocuments(Repository repository)
{
    private const string Packages = "packages/index.md";

    private static readonly (string Document, string Page)[] Named =
    [
        ("README.md", "index.md"),
        ("CHANGELOG.md", "changelog.md"),
        ("overrides/CloudMgmt.Extensions.DependencyInjection/README.md", "packages/dependency-injection.md"),
        ("tests/CloudMgmt.Emulator/README.md", "packages/emulator.md"),
        ("build/CodeGenerationPackage/README.md", "packages/codegeneration.md"),
        ("build/ContractDiff/README.md", "contract-diff/index.md"),
        (".github/actions/contract-diff/README.md", "contract-diff/action.md"),
        ("build/ContractDiff/agreement.md", "contract-diff/agreement.md"),
        ("build/ContractDiff/mutations.md", "contract-diff/mutations.md"),
        ("build/CodeGeneration/README.md", "generator/index.md"),
        ("specs/README.md", "generator/specs.md"),
        ("build/Templates/README.md", "generator/templates.md"),
        (".github/TROUBLESHOOTING.md", "help/index.md"),
        (".github/SUPPORT.md", "help/support.md"),
        (".github/SECURITY.md", "help/security.md"),
        (".github/CONTRIBUTING.md", "help/contributing.md"),
        ("tests/CloudMgmt.Benchmarks/README.md", "help/benchmarks.md"),
    ];

    private readonly string _projectUrl
        = XDocument.Load(Path.Combine(repository.Build, "Package.props")).Descendants("RepositoryUrl").Single().Value;

    /// <summary>Each document and its page, by their paths in the repository and in the site.</summary>
    public IReadOnlyList<(string Document, string Page)> All { get; } =
    [
        .. repository.Apis.Select(api => api.Package).Append("CloudMgmt.Core")
            .Select(package => ($"overrides/{package}/README.md", $"packages/{package.Split('.')[^1].ToLowerInvariant()}.md")),
        .. Named,
    ];

    /// <summary>The pages by their paths in the site.</summary>
    public IEnumerable<string> Pages => All.Select(item => item.Page).Prepend(Packages);

    public void Write(string folder)
    {
        var packages = "# Packages\n\n";
        foreach (var (document, page) in All)
        {
            var file = Path.Combine(folder, page);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var text = File.ReadAllText(Path.Combine(repository.Root, document));
            var linked = Link().Replace(
                Badges().Replace(text, ""),
                link => link.Groups["text"].Value + Target(link.Groups["target"].Value, document, page, folder));
            File.WriteAllText(file, SitePlots.Add(document, linked));
            if (FolderOf(page) == FolderOf(Packages))
                packages += Entry(linked, Path.GetFileName(page));
        }
        File.WriteAllText(Path.Combine(folder, Packages), packages);
    }

    // The title, and what stands below it.
    private static string Entry(string text, string page)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n\n", 3);
        return $"- [{parts[0][2..]}]({page}): {parts[1].Replace('\n', ' ')}\n";
    }

    /// <summary>
    /// Where a link of a document leads in the site; to the repository, if it is no page. A picture comes along.
    /// </summary>
    private string Target(string link, string document, string page, string folder)
    {
        var parts = link.Split('#', 2);
        if (parts[0].Length == 0 || parts[0].Contains(':', StringComparison.Ordinal))
            return link;
        var wanted = Relative(repository.Root, Path.Combine(repository.Root, FolderOf(document), parts[0])).TrimEnd('/');
        if (wanted.EndsWith(".svg", StringComparison.Ordinal))
        {
            File.Copy(Path.Combine(repository.Root, wanted), Path.Combine(folder, Path.GetFileName(wanted)), overwrite: true);
            return Relative("/" + FolderOf(page), "/" + Path.GetFileName(wanted));
        }

        var other = All.FirstOrDefault(item => item.Document == wanted || FolderOf(item.Document) == wanted).Page;
        parts[0] = other is null ? $"{_projectUrl}/blob/main/{wanted}" : Relative("/" + FolderOf(page), "/" + other);
        return string.Join('#', parts);
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/');

    private static string Relative(string folder, string file) => Path.GetRelativePath(folder, Path.GetFullPath(file)).Replace('\\', '/');

    // Pictures of others' servers, which say how the repository stands and not what it is.
    [GeneratedRegex(@"^(\[!\[[^\n]*\n)+\n", RegexOptions.Multiline)]
    private static partial Regex Badges();

    [GeneratedRegex(@"(?<text>(?<!`)\[[^\]\n]*\]\()(?<target>[^)\s]+)(?=\))")]
    private static partial Regex Link();
}
