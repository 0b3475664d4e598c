using System.Text.Json.Nodes;
using CloudMgmt.ContractDiff.CommandLine;
using CloudMgmt.ContractDiff.Rules;

namespace CloudMgmt.Build;

/// <summary>Makes the documentation site of what the repository says already; see build/Site/README.md.</summary>
internal sealed class DocsJob(Repository repository, Surroundings surroundings)
{
    private string Folder => Path.Combine(repository.Root, "artifacts", "docs");

    private string Source => Path.Combine(Folder, "source");

    private string Site => Path.Combine(Folder, "site");

    /// <param name="serve">Whether to serve it until somebody ends the program.</param>
    public void Run(bool serve)
    {
        foreach (var project in new[] { repository.PackageProjects, Path.Combine(repository.Root, "tests", "Samples") })
            Shell.RunQuietly("dotnet", repository.Root, "build", project, "-c", "Release", "-v", "quiet", "--nologo");
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Source);
        File.Copy(Path.Combine(repository.Build, "Site", "toc.yml"), Path.Combine(Source, "toc.yml"));
        Directory.CreateDirectory(Path.Combine(Source, "template", "public"));
        File.Copy(Path.Combine(repository.Build, "Site", "main.css"), Path.Combine(Source, "template", "public", "main.css"));
        File.Copy(Path.Combine(repository.Build, "icon.png"), Path.Combine(Source, "icon.png"));
        WriteSettings();
        var documents = new SiteDocuments(repository);
        documents.Write(Source);
        var tasks = new SiteTasks(repository);
        tasks.Write(Source);
        new SiteOperations(repository).Write(Source);
        WriteRules();
        WriteContents([.. documents.Pages, .. tasks.All.Keys, "tasks/index.md", "contract-diff/rules.md"]);
        Shell.RunQuietly("dotnet", repository.Root, "tool", "restore");
        // A link that leads nowhere is a warning of docfx.
        Shell.RunQuietly("dotnet", repository.Root, "docfx", Path.Combine(Source, "docfx.json"), "--warningsAsErrors");
        surroundings.Output.WriteLine($"The site lies in {Site}; 'docs --serve' shows it.");
        if (serve)
            Shell.Run("dotnet", repository.Root, "docfx", "serve", Site, "--open-browser");
    }

    /// <summary>
    /// The settings, with the assemblies to document. Those lie in one folder with all that they refer to, because docfx looks for that
    /// there, and else only where packages lie by default.
    /// </summary>
    private void WriteSettings()
    {
        var assemblies = Path.Combine(Folder, "assemblies");
        Directory.CreateDirectory(assemblies);
        foreach (var file in Directory.GetFiles(Output("CloudMgmt.Samples", "release"), "*.dll"))
            File.Copy(file, Path.Combine(assemblies, Path.GetFileName(file)));
        foreach (var library in repository.Libraries)
        {
            foreach (var file in new[] { $"{library}.dll", $"{library}.xml" })
                File.Copy(Path.Combine(Output(library, "release_net10.0"), file), Path.Combine(assemblies, file), overwrite: true);
        }

        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(repository.Build, "Site", "docfx.json")))!;
        settings["metadata"]![0]!["src"]![0]!["files"]
            = new JsonArray([.. repository.Libraries.Select(library => JsonValue.Create($"{library}.dll"))]);
        File.WriteAllText(Path.Combine(Source, "docfx.json"), settings.ToJsonString());
    }

    private string Output(string project, string pivot) => Path.Combine(repository.Root, "artifacts", "bin", project, pivot);

    private void WriteRules()
    {
        using var page = new StringWriter();
        var names = RuleCatalog.All.Select(rule => rule.Id).Distinct();
        Cli.Run(["rules", .. names, "--format", "markdown"], page, surroundings.Errors);
        File.WriteAllText(Path.Combine(Source, "contract-diff", "rules.md"), "# Rules\n\n" + page);
    }

    /// <summary>The contents at the side of each part, by the titles of its pages.</summary>
    private void WriteContents(IReadOnlyList<string> pages)
    {
        foreach (var part in pages.GroupBy(page => Path.GetDirectoryName(page)!).Where(part => part.Key.Length > 0))
        {
            var lines = part.OrderBy(page => !page.EndsWith("index.md", StringComparison.Ordinal)).Select(
                page => $"- name: {Title(page)}\n  href: {Path.GetFileName(page)}\n");
            File.WriteAllText(Path.Combine(Source, part.Key, "toc.yml"), string.Concat(lines));
        }
    }

    private string Title(string page)
        => File.ReadLines(Path.Combine(Source, page)).First(line => line.StartsWith("# ", StringComparison.Ordinal))[2..];
}
