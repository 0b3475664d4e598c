using CloudMgmt.ContractDiff.CommandLine;
using CloudMgmt.ContractDiff.Reports;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.ContractDiff.Tests.CommandLine;

/// <summary>A temporary folder with files, and the tool run on them.</summary>
internal sealed class Workspace : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("contract-diff-").FullName;

    /// <summary>A document with these operations, such as <c>GET /users</c>.</summary>
    public static string Document(params string[] operations)
        => "openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths:\n" + string.Concat(operations
            .GroupBy(operation => operation.Split(' ')[1])
            .Select(path => $"  {path.Key}:\n{string.Concat(path.Select(operation => $"    {operation.Split(' ')[0].ToLowerInvariant()}: {{ responses: {{ '204': {{ description: done }} }} }}\n"))}"));

    /// <summary>A document whose operation <c>GET /a</c> answers with the schema that a reference names.</summary>
    public static string Referring(string reference) => $$"""
        openapi: 3.1.0
        info: { title: t, version: '1' }
        paths: { /a: { get: { responses: { '200': { description: d, content: { application/json: { schema: { $ref: '{{reference}}' } } } } } } } }

        """;

    public string Write(string name, string content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Runs the tool in this process.</summary>
    public static ToolResult Run(params string[] arguments) => RunIn(null, arguments);

    /// <summary>Runs the tool in this process, as if it stood in a folder.</summary>
    public static ToolResult RunIn(string? folder, params string[] arguments)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exitCode = Cli.Run(arguments, output, errors, TextStyle.Plain, folder);
        return new(exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Runs the tool as a process of its own.</summary>
    /// <param name="folder">Where it stands.</param>
    /// <param name="arguments">Of the tool.</param>
    public static ToolResult Start(string folder, params string[] arguments)
        => Execute("dotnet", folder, [typeof(Cli).Assembly.Location, .. arguments]);

    /// <summary>Runs git in the folder, and takes it for granted that it works.</summary>
    public string Git(params string[] arguments)
    {
        var result = Execute(
            "git", Folder,
            [
                "-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false",
                .. arguments,
            ]);
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException(result.Errors);
    }

    /// <summary>Makes the folder a repository with one commit of all its files.</summary>
    public void Commit()
    {
        Git("init", "--quiet");
        Git("add", "--all");
        Git("commit", "--quiet", "--message", "first");
    }

    public void Dispose()
    {
        // Git makes its objects read-only, which Windows does not delete.
        // What links lead to is not ours, and they may lead in circles.
        var own = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(Folder, "*", own))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(Folder, recursive: true);
    }

    public static ToolResult Execute(
        string program, string folder, string[] arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var result = new ChildProcess(program, arguments, folder) { Environment = environment ?? new Dictionary<string, string?>() }.Run();
        return new(result.ExitCode, result.Output.ReplaceLineEndings("\n"), result.Errors.ReplaceLineEndings("\n"));
    }
}

/// <summary>What a program said.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Errors);
