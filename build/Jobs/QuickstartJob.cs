namespace CloudMgmt.Build;

/// <summary>Restores the quickstart from the packed packages, as a separate application, and runs it.</summary>
internal sealed class QuickstartJob(Repository repository, JobProgress progress, JobLog log)
{
    private string Project => Path.Combine(repository.Build, "Quickstart", "Quickstart.csproj");

    /// <summary>Where all of it lies that building makes; see the Directory.Build.props of the quickstart.</summary>
    private string Artifacts => Path.Combine(repository.Root, "artifacts", "quickstart");

    /// <summary>Where the quickstart has its packages, which are not those of the machine.</summary>
    private string Unpacked => Path.Combine(Artifacts, "packages");

    /// <summary>The picture of a run that the README shows.</summary>
    public static string Picture(Repository repository) => Path.Combine(repository.Root, ".github", "quickstart.svg");

    /// <param name="draws">Whether to draw the picture of this run.</param>
    public void Run(bool draws = false)
    {
        if (!Directory.Exists(repository.Packages))
            throw new JobFailedException("There are no packages in artifacts/packages yet. Run 'dotnet run --project build' first.");
        progress.Step("Build the quickstart", _ =>
        {
            ForgetChangedPackages();
            log.Run("dotnet", repository.Root, ["build", Project, "-c", "Release", "-v", "minimal", "-tl:off", "--nologo"]);
        });
        // Itself, since dotnet run would first look for a second at what was built a moment ago.
        var program = Path.Combine(Artifacts, "bin", "Quickstart", "release", "Quickstart.dll");
        if (draws)
            Draw(program);
        else
            Shell.Run("dotnet", repository.Root, program);
    }

    private void Draw(string program)
    {
        var output = Shell.TryCapture("dotnet", repository.Root, program) ?? throw new JobFailedException("The quickstart went wrong.");
        var lines = output.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        File.WriteAllText(Picture(repository), TerminalPicture.Of("dotnet run --project build", lines));
    }

    /// <summary>NuGet takes a version that it has unpacked before for granted, but ours may have been packed anew.</summary>
    private void ForgetChangedPackages()
    {
        if (!Directory.Exists(Unpacked))
            return;
        foreach (var folder in Directory.GetDirectories(Unpacked, "cloudmgmt.*").SelectMany(package => Directory.GetDirectories(package)))
        {
            if (!IsCurrent(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>NuGet keeps the package beside what it has unpacked from it.</summary>
    private bool IsCurrent(string folder)
        => Directory.GetFiles(folder, "*.nupkg") is [var unpacked]
            && Directory.GetFiles(repository.Packages, "*.nupkg").FirstOrDefault(packed => IsSame(packed, unpacked)) is { } packed
            && File.ReadAllBytes(packed).AsSpan().SequenceEqual(File.ReadAllBytes(unpacked));

    // NuGet lowers the names of what it unpacks.
    private static bool IsSame(string packed, string unpacked)
        => string.Equals(Path.GetFileName(packed), Path.GetFileName(unpacked), StringComparison.OrdinalIgnoreCase);
}
