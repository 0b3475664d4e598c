namespace CloudMgmt.Build;

/// <summary>The main job: generate what changed, build, pack, and use the packages as an application would.</summary>
internal sealed class StartJob(Repository repository, QuickstartJob quickstart)
{
    public void Run()
    {
        Job.Heading("Generate and build");
        Say("dotnet build CloudMgmt.sln (a first build takes a minute or two)");
        var output = Shell.Capture("dotnet", repository.Root, "build", repository.Solution, "-c", "Release", "-v", "minimal", "--nologo");
        foreach (var line in output.Split('\n').Where(l => l.TrimStart().StartsWith("Generated ", StringComparison.Ordinal)))
            Say(line.Trim());
        Console.Write(new CodeGenerationJob(repository).Capture("list"));

        Job.Heading("Pack");
        Pack();

        Job.Heading("Quickstart, from the packages");
        quickstart.Run();
    }

    private void Pack()
    {
        // A package of an earlier version must not be what the quickstart finds.
        if (Directory.Exists(repository.Packages))
            Directory.Delete(repository.Packages, recursive: true);
        Shell.Capture("dotnet", repository.Root, "pack", repository.Solution, "-c", "Release", "--no-build", "-v", "minimal", "--nologo");
        foreach (var package in new DirectoryInfo(repository.Packages).GetFiles("*.nupkg").OrderBy(p => p.Name, StringComparer.Ordinal))
            Say($"{package.Name} ({package.Length / 1024} KiB)");
    }

    private static void Say(string text) => Console.WriteLine($"  {text}");
}
