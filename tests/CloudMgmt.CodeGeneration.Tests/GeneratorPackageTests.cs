using System.Text.RegularExpressions;
using CloudMgmt.ContractDiff.Tests.Generation;
using CloudMgmt.OpenApi.Processes;
using NUnit.Framework;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// The generator as somebody gets it: packed, in a folder with nothing but the files that its README shows, and a document.
/// </summary>
internal sealed partial class GeneratorPackageTests
{
    private const string Boats = """
        openapi: 3.1.0
        info: { title: Boats, version: '1' }
        paths: { /boats: { get: { operationId: listBoats, responses: { '200': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: 'parts/boat.yaml' } } } } } } } } }

        """;

    // Bodies of any kind, unions, forms, credentials and pages.
    private static readonly string[] Odd = ["styles", "unions", "secured", "paged", "demands"];

    private static readonly string Root = Up(AppContext.BaseDirectory);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cloudmgmt-generator-");

    [TearDown]
    public void TearDown() => _folder.Delete(recursive: true);

    [Test]
    public void Generates_in_the_build_of_a_project_what_changed_and_tells_the_line_of_what_is_wrong()
    {
        Pack("build/CodeGenerationPackage");
        Pack("overrides/CloudMgmt.Core", "-p:TargetFrameworks=net10.0", "-p:EnablePackageValidation=false", "-p:NoPackageAnalysis=true");
        var readme = File.ReadAllText(Path.Combine(Root, "build", "CodeGenerationPackage", "README.md"));
        Write("Boats.csproj", Block("xml").Match(readme).Groups[1].Value);
        Write("Program.cs", Block("csharp").Match(readme).Groups[1].Value);
        Write("boats.yaml", Boats);
        Write("parts/boat.yaml", "type: object\nproperties: { name: { type: string } }\n");
        // The packages of the machine are there to be taken; ours go into a folder of their own.
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestoreSources>{Full("packages")}</RestoreSources>
                <RestorePackagesPath>{Full("unpacked")}</RestorePackagesPath>
                <RestoreFallbackFolders>{Path.GetFullPath("../../../../..", NSwagHost.Tool)}</RestoreFallbackFolders>
                <IsAotCompatible>true</IsAotCompatible>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(Odd.Select(Item))}
              </ItemGroup>
            </Project>
            """);
        foreach (var name in Odd)
            Write($"{name}.yaml", File.ReadAllText(Path.Combine(Root, "tests", "CloudMgmt.Templates.Tests", $"{name}.yaml")));
        // What the analyzers of trimming and native code find anything wrong with.
        Write("Own.cs", "static class Own { public static string Text(object own) => System.Text.Json.JsonSerializer.Serialize(own); }");

        var first = Build();
        Assert.That(first.ExitCode, Is.Zero, first.Output);
        Assert.That(Untrimmable().Matches(first.Output).Select(found => found.Groups[1].Value).Distinct(), Is.EqualTo(["Own.cs"]));
        Assert.That(first.Output, Does.Contain("Generated Acme.Boats: 1 operations, "));

        // What was restored still is.
        var second = Build("--no-restore");
        Assert.That(second.ExitCode, Is.Zero, second.Output);
        Assert.That(second.Output, Does.Not.Contain("Generated Acme.Boats"));

        Write("parts/boat.yaml", "type: object\nproperties: { name: { $ref: nowhere.yaml } }\n");
        var third = Build("--no-restore");
        Assert.That(third.ExitCode, Is.Not.Zero);
        Assert.That(third.Output, Does.Contain("parts/boat.yaml(2,23): error CMG003: there is no file parts/nowhere.yaml"));
    }

    private static string Item(string name) => $"<OpenApiClient Include='{name}.yaml' Namespace='Acme.{name}' Client='{name}Client' />";

    private void Pack(string project, params string[] arguments)
    {
        var packed = DotNet.RunWith(
            new() { ["RunAnalyzers"] = null }, Root,
            [
                "pack", project, "-c", "Release", "--no-build", "-nologo", "-o", Full("packages"), $"-p:NuspecOutputPath={Full("nuspec")}/",
                .. arguments,
            ]);
        Assert.That(packed.ExitCode, Is.Zero, packed.Output);
    }

    private ProcessResult Build(params string[] arguments) => DotNet.RunWith(
        new() { ["NUGET_PACKAGES"] = null, ["RunAnalyzers"] = null }, _folder.FullName, ["build", "-nologo", .. arguments]);

    private void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(file))!);
        File.WriteAllText(Full(file), content);
    }

    private string Full(string file) => Path.Combine(_folder.FullName, file);

    private static string Up(string folder)
        => File.Exists(Path.Combine(folder, "CloudMgmt.sln")) ? folder : Up(Path.GetDirectoryName(folder)!);

    [GeneratedRegex(@"([^\s/\\]+)\(\d+,\d+\): (?:warning|error) IL\d+")]
    private static partial Regex Untrimmable();

    private static Regex Block(string language) => new($"```{language}\n(.*?)```", RegexOptions.Singleline);
}
