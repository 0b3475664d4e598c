using System.Text.RegularExpressions;

namespace CloudMgmt.Build;

/// <summary>What a run of a generator took and gave.</summary>
/// <param name="Took">Time and memory; null if it could not be run.</param>
/// <param name="Operations">How many operations it says that it found; null if it does not say.</param>
/// <param name="Error">The first line that says what is wrong; null if nothing is.</param>
internal sealed record GeneratorRun(Measurement? Took, int? Operations, string? Error);

/// <summary>A generator of C# clients, as it is without any settings, and the project that its code is compiled in.</summary>
internal sealed partial class Peer
{
    private const string Namespace = "Measured.Api";
    private const string Client = "MeasuredClient";
    private const string KiotaVersion = "1.38.0";
    private const string KiotaLibraries = "2.1.6";
    private const int MaximumLength = 160;

    private readonly string _project;
    private readonly string? _missing;
    private readonly Func<string, string, string[]> _arguments;

    private Peer(string name, string? project, Func<string, string, string[]> arguments, string? missing = null)
        => (Name, _project, _arguments, _missing) = (name, project ?? "", arguments, missing
            ?? (project is null ? "the feed lacks a library that the code needs" : null));

    public string Name { get; }

    /// <summary>How many documents compiled so far.</summary>
    public int Compiled { get; private set; }

    public static Peer Open(string name, Repository repository, string work) => name switch
    {
        "ours" => Ours(repository, work),
        "nswag" => NSwag(repository, work),
        _ => Kiota(work),
    };

    public GeneratorRun Generate(string document, string output)
    {
        if (_missing is not null)
            return new(null, null, _missing);
        var took = Measured.Run("dotnet", Path.GetDirectoryName(document)!, _arguments(document, output));
        var operations = Operations().Match(took.Output) is { Success: true } count ? int.Parse(count.Groups[1].Value) : (int?)null;
        return new(took, operations, took.ExitCode == 0 ? null : FirstError(took.Output) ?? $"exit code {took.ExitCode}");
    }

    /// <summary>Compiles what was generated.</summary>
    /// <returns>The first error; null if there is none.</returns>
    public string? Compile(string output)
    {
        var took = Measured.Run(
            "dotnet",
            Path.GetDirectoryName(_project)!,
            "build",
            _project,
            "--no-restore",
            "-v",
            "q",
            "--nologo",
            $"-p:Code={output}",
            "-p:BuildProjectReferences=false");
        if (took.ExitCode != 0)
            return FirstError(took.Output) ?? "does not compile";
        Compiled++;
        return null;
    }

    private static Peer Ours(Repository repository, string work)
    {
        var generator = Path.Combine(repository.Build, "CodeGeneration");
        Shell.RunQuietly("dotnet", repository.Root, "build", generator, "-v", "q", "--nologo");
        var core = Path.Combine(repository.Root, "overrides", "CloudMgmt.Core", "CloudMgmt.Core.csproj");
        Shell.RunQuietly("dotnet", repository.Root, "build", core, "-f", "net10.0", "-v", "q", "--nologo");
        var tool = Property(repository, "TargetPath");
        var nswag = Property(repository, "NSwagTool");
        var project = Project(work, "ours", $"<ProjectReference Include=\"{core}\" />");
        return new("ours", project, (document, output) =>
            [
                tool, "write", document, "--namespace", Namespace, "--client", Client, "--output", output, "--root", repository.Root,
                "--nswag", nswag,
            ]);
    }

    private static Peer NSwag(Repository repository, string work)
    {
        var tool = Property(repository, "NSwagTool");
        var project = Project(work, "nswag", Package("Newtonsoft.Json", "13.0.4"));
        return new("nswag", project, (document, output) =>
        [
            tool, "openapi2csclient", $"/input:{document}", $"/output:{Path.Combine(output, "Client.cs")}", $"/namespace:{Namespace}",
            $"/classname:{Client}",
            "/generateNullableReferenceTypes:true",
        ]);
    }

    private static Peer Kiota(string work)
    {
        var folder = Path.Combine(work, "tools");
        var installed = Shell.TryCapture(
            "dotnet", work, "tool", "install", "Microsoft.OpenApi.Kiota", "--version", KiotaVersion, "--tool-path", folder) is not null;
        string[] libraries =
        [
            "Abstractions", "Http.HttpClientLibrary", "Serialization.Form", "Serialization.Json", "Serialization.Multipart",
            "Serialization.Text",
        ];
        var project = Project(
            work, "kiota", string.Concat(libraries.Select(library => Package($"Microsoft.Kiota.{library}", KiotaLibraries))));
        var tool = installed ? Directory.EnumerateFiles(folder, "kiota.dll", SearchOption.AllDirectories).FirstOrDefault() : null;
        return new(
            "kiota",
            project,
            (document, output) => [
                tool!, "generate", "--language", "CSharp", "--openapi", document, "--output", output, "--namespace-name", Namespace,
                "--class-name", Client, "--exclude-backward-compatible",
            ],
            tool is null ? $"the feed has no Kiota {KiotaVersion}" : null);
    }

    private static string Package(string name, string version) => $"<PackageReference Include=\"{name}\" Version=\"{version}\" />";

    private static string Property(Repository repository, string name)
        => Shell.TryCapture(
            "dotnet", repository.Root, "msbuild", Path.Combine(repository.Build, "CodeGeneration"), $"-getProperty:{name}")?.Trim()
            ?? throw new JobFailedException($"MSBuild does not tell the property {name} of build/CodeGeneration.");

    private static string? Project(string work, string name, string references)
    {
        var file = Path.Combine(work, name, $"{name}.csproj");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <EnableDefaultItems>false</EnableDefaultItems>
                <NuGetAudit>false</NuGetAudit>
                <RunAnalyzers>false</RunAnalyzers>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="$(Code)/**/*.cs" Condition="'$(Code)' != ''" />
                {references}
              </ItemGroup>
            </Project>
            """);
        return Shell.TryCapture("dotnet", work, "restore", file, "-v", "q") is null ? null : file;
    }

    private static string? FirstError(string output)
    {
        var lines = output.Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.Contains("warning", StringComparison.Ordinal)).ToList();
        var line = lines.FirstOrDefault(line => Error().IsMatch(line)) ?? lines.FirstOrDefault();
        if (line is null)
            return null;
        var place = line.IndexOf(" [", StringComparison.Ordinal);
        line = Path.GetFileName(place < 0 ? line : line[..place]);
        return line.Length > MaximumLength ? line[..MaximumLength] + "…" : line;
    }

    [GeneratedRegex("(\\d+) operations")]
    private static partial Regex Operations();

    [GeneratedRegex(@"(\berror|\bcrit|Exception|\bfail)\b")]
    private static partial Regex Error();
}
