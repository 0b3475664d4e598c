using CloudMgmt.ClientModel;
using CloudMgmt.CodeGeneration;
using CloudMgmt.OpenApi;

namespace CloudMgmt.Build.NewApi;

/// <summary>Adds an API to the repository: all of it, or nothing.</summary>
internal sealed class NewApiJob(Repository repository, TextWriter output)
{
    /// <param name="name">What its classes are called after.</param>
    /// <param name="spec">The document.</param>
    /// <exception cref="JobFailedException">There can be no such API; the message says why, and nothing was changed.</exception>
    public void Run(string name, string spec)
    {
        using var changes = new FileChanges(repository.Root);
        var names = Write(changes, name, spec);
        output.WriteLine($"Building {names.Package} and {names.Registration}");
        Shell.RunQuietly(
            "dotnet", repository.Root,
            "build", $"overrides/{names.Registration}", "-c", "Release", "-v", "quiet", "--nologo", "-p:RestoreLockedMode=false");
        new PublicApiJob(repository, output).Write([names.Package, names.Registration], changes.Remember);
        // So that all lock files are there to be committed.
        output.WriteLine("Restoring the solution");
        var tests = Path.Combine(repository.Root, "tests");
        foreach (var file in Directory.EnumerateFiles(tests, "packages.lock.json", SearchOption.AllDirectories))
            changes.Remember(file);
        Shell.RunQuietly("dotnet", repository.Root, "restore", "CloudMgmt.sln", "-v", "quiet", "--nologo", "-p:RestoreLockedMode=false");
        changes.Keep();
        output.WriteLine($"""
            {names.Package} is there. Look at 'git status', and commit all of it.
              its document        {names.Specs}, which the build generates from
              its package         overrides/{names.Package}; its version is in build/Versions.props
              its tests           dotnet test tests/{names.Tests}
              what it looks like  build/PublicApi/{names.Package}.txt
              played by           the emulator, from the document: server.Document("{names.Name}") is its base URL
            """);
    }

    /// <summary>Writes all that no compiler is needed for.</summary>
    public NewApiNames Write(FileChanges changes, string name, string spec)
    {
        var names = NewApiNames.Of(repository, name);
        var document = Load(names, spec);
        foreach (var folder in names.Folders)
            changes.Own(folder);
        changes.Remember("CloudMgmt.sln");
        var main = Path.GetFileName(spec);
        foreach (var file in document.Files)
            changes.Copy(file, $"{names.Specs}/{Path.GetRelativePath(Path.GetDirectoryName(spec)!, file).Replace('\\', '/')}");
        new NewApiFiles(names, document.Client, main).Write(changes);
        Shell.RunQuietly(
            "dotnet", repository.Root,
            "sln", "CloudMgmt.sln", "add", $"overrides/{names.Package}", $"overrides/{names.Registration}", $"tests/{names.Tests}");
        return names;
    }

    private (Client Client, IReadOnlyList<string> Files) Load(NewApiNames names, string path)
    {
        try
        {
            var spec = Spec.Load(new DiskSource(), path);
            var (client, warnings) = Generator.Model(new Api(names.Name, path, names.Package, names.Client, Foreign: true), spec);
            foreach (var warning in Problem.Shown(warnings))
                output.WriteLine(warning);
            return client.Operations.Count > 0
                ? (client, [.. spec.Files])
                : throw new JobFailedException($"{path} has no operations.");
        }
        catch (ProblemException exception)
        {
            throw new JobFailedException(string.Join('\n', Problem.Shown(exception.Problems)));
        }
    }
}
