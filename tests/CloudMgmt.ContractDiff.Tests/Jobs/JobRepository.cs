using System.Text.RegularExpressions;
using CloudMgmt.Build;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.ContractDiff.Tests.CommandLine;
using NUnit.Framework;

namespace CloudMgmt.ContractDiff.Tests.Jobs;

/// <summary>A repository like this one, with the specs of two APIs, and the jobs run on it.</summary>
internal sealed class JobRepository : IDisposable
{
    private readonly Workspace _workspace = new();

    public JobRepository()
    {
        Write("CloudMgmt.sln", "");
        Write(".gitignore", "artifacts/\n");
        Write("build/apis.json", """
            [
              { "name": "pets", "spec": "specs/pets.yaml", "package": "Shop.Pets", "client": "PetsClient" },
              { "name": "food", "spec": "specs/food.yaml", "package": "Shop.Food", "client": "FoodClient" }
            ]
            """);
        SetVersions(pets: "1.0.0");
        Write("specs/pets.yaml", Workspace.Document("GET /pets", "DELETE /pets"));
        Write("specs/food.yaml", Workspace.Document("GET /food"));
        Write("CHANGELOG.md", "# Changelog\n\nVersions are semantic.\n\n## Shop.Pets 1.0.0 (2026-01-01)\n\n- The first one.\n");
        _workspace.Commit();
    }

    public void SetVersions(string pets, string food = "1.0.0")
        => Write("build/Versions.props", $"<Project><PropertyGroup><PetsVersion>{pets}</PetsVersion><FoodVersion>{food}</FoodVersion></PropertyGroup></Project>");

    public void SetPets(params string[] operations) => Write("specs/pets.yaml", Workspace.Document(operations));

    /// <summary>Approves the one break of the pets, as the report of the contract job names it.</summary>
    public void ApproveOnlyBreak()
    {
        var fingerprint = Regex.Match(Run("contract").Output, "Fingerprint: ([0-9a-f]+)").Groups[1].Value;
        Write("specs/approvals/pets.yaml", $"- fingerprint: {fingerprint}\n  reason: Nobody deletes pets.\n  author: ada\n  version: 2.0.0\n");
    }

    public void Write(string name, string content) => _workspace.Write(name, content);

    public string Read(string name) => File.ReadAllText(_workspace.PathOf(name)).ReplaceLineEndings("\n");

    public string PathOf(string name) => _workspace.PathOf(name);

    public string Git(params string[] arguments) => _workspace.Git(arguments);

    public void Commit(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--message", message);
    }

    /// <summary>Runs a job from a folder below the root, as a maintainer may.</summary>
    public ToolResult Run(params string[] arguments) => RunWith([], arguments);

    /// <summary>The same with some variables of the environment; it has no others.</summary>
    public ToolResult RunWith(Dictionary<string, string> environment, params string[] arguments)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var surroundings = new Surroundings(PathOf("specs"), output, errors, TextStyle.Plain, environment.GetValueOrDefault);
        return new(new JobCommand(surroundings).Run(arguments), output.ToString(), errors.ToString());
    }

    /// <summary>Runs a job in a process of its own.</summary>
    public ToolResult Start(params string[] arguments)
        => Workspace.Execute(
            "dotnet", PathOf("specs"), [Path.Combine(TestContext.CurrentContext.TestDirectory, "Build.dll"), .. arguments]);

    public void Dispose() => _workspace.Dispose();
}
