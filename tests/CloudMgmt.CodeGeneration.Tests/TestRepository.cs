using CloudMgmt.ContractDiff.Tests.Generation;
using NUnit.Framework;

[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]

namespace CloudMgmt.CodeGeneration;

internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string SingleError
    {
        get
        {
            Assert.That(ErrorLines, Has.Count.EqualTo(1));
            return ErrorLines[0];
        }
    }
}

/// <summary>A copy of the small repository in Repository/: the APIs pets (which uses specs/shared.yaml) and shops.</summary>
internal sealed class TestRepository : IDisposable
{
    private static readonly NSwagInProcess InProcess = new();
    private static readonly string Template = Path.Combine(AppContext.BaseDirectory, "Repository");

    /// <summary>Made once for all tests, with everything generated.</summary>
    private static readonly Lazy<TestRepository> Generated = new(() =>
    {
        var repository = new TestRepository("generated", Template);
        repository.Succeed("generate");
        return repository;
    });

    /// <summary>A repository where generated/ is up to date.</summary>
    public TestRepository(string name = "repository")
        : this(name, Generated.Value.Root)
    {
    }

    private TestRepository(string name, string template)
    {
        Root = Path.Combine(Path.GetTempPath(), $"cloudmgmt-{Guid.NewGuid():N}", name);
        CopyFolder(template, Root);
    }

    public string Root { get; }

    /// <summary>Which NSwag the tool is given: that of the build runs within this process, any other as a process of its own.</summary>
    public string NSwagPath { get; set; } = NSwagHost.Tool;

    /// <summary>A repository as after a checkout without generated/: nothing was built in it.</summary>
    public static TestRepository Bare() => new("repository", Template);

    public static void DisposeGenerated()
    {
        if (Generated.IsValueCreated)
            Generated.Value.Dispose();
    }

    public string PathTo(string file) => Path.Combine(Root, file);

    public string Read(string file) => File.ReadAllText(PathTo(file));

    public void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(file))!);
        File.WriteAllText(PathTo(file), content);
    }

    public void Replace(string file, string old, string @new)
    {
        var content = Read(file);
        Assert.That(content, Does.Contain(old), $"the text to replace in {file}");
        Write(file, content.Replace(old, @new, StringComparison.Ordinal));
    }

    public void Delete(string file) => File.Delete(PathTo(file));

    public void DeleteFolder(string folder) => Directory.Delete(PathTo(folder), recursive: true);

    /// <summary>An NSwag of the same version that cannot start, since all that it needs is missing.</summary>
    /// <returns>A folder like that of the package.</returns>
    public string BreakNSwag()
    {
        Directory.CreateDirectory(PathTo("broken/tools/Net100"));
        NSwagPath = PathTo("broken/tools/Net100/dotnet-nswag.dll");
        File.Copy(NSwagHost.Tool, NSwagPath);
        return PathTo("broken");
    }

    /// <summary>Path, time and hash of each file, to see whether anything was touched.</summary>
    public IReadOnlyList<string> Snapshot(string folder)
        =>
        [
            .. Contents(folder).Select(
                file => $"{file.Key} {File.GetLastWriteTimeUtc(PathTo(folder + "/" + file.Key)).Ticks} {ContentHash.Of(file.Value)}"),
        ];

    public IReadOnlyDictionary<string, string> Contents(string folder)
        => Directory.EnumerateFiles(PathTo(folder), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetRelativePath(PathTo(folder), file).Replace('\\', '/'), File.ReadAllText);

    public ToolResult Run(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = new CommandLine(output, errors, path => path == NSwagHost.Tool ? InProcess : new NSwagTool(path)).Run(
            [.. arguments, "--root", Root, "--nswag", NSwagPath]);
        return new ToolResult(exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Runs the tool and expects it to succeed.</summary>
    public string Succeed(params string[] arguments)
    {
        var result = Run(arguments);
        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        return result.Output;
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

[SetUpFixture]
internal sealed class RemoveGenerated
{
    [OneTimeTearDown]
    public void TearDown() => TestRepository.DisposeGenerated();
}
