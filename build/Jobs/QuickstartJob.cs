namespace CloudMgmt.Build;

/// <summary>Restores the quickstart from the packed packages, as a separate application, and runs it.</summary>
internal sealed class QuickstartJob(Repository repository)
{
    public void Run()
    {
        if (!Directory.Exists(repository.Packages))
            throw new JobFailedException("There are no packages in artifacts/packages yet. Run 'dotnet run --project build' first.");
        ForgetOwnPackages();
        var project = Path.Combine(repository.Build, "Quickstart", "Quickstart.csproj");
        Shell.Capture("dotnet", repository.Root, "build", project, "-c", "Release", "-v", "minimal", "--nologo");
        Shell.Run("dotnet", repository.Root, "run", "--project", project, "-c", "Release", "--no-build");
    }

    // NuGet takes a version that it has unpacked before for granted, but ours was packed anew.
    private void ForgetOwnPackages()
    {
        var unpacked = Path.Combine(repository.Root, "artifacts", "quickstart", "packages");
        if (!Directory.Exists(unpacked))
            return;
        foreach (var folder in Directory.GetDirectories(unpacked, "cloudmgmt.*"))
            Directory.Delete(folder, recursive: true);
    }
}
