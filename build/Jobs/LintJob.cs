namespace CloudMgmt.Build;

/// <summary>Lints the specs: what Redocly sees, and what it cannot (see specs/README.md).</summary>
internal sealed class LintJob(Repository repository, Surroundings surroundings)
{
    // A lint of local files has no reason to call home.
    private static readonly Dictionary<string, string?> Silent
        = new() { ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true" };

    public void Run()
    {
        if (Shell.FirstMissing(surroundings.Variable("PATH"), "node", Shell.Npm("npm")) is { } missing)
        {
            throw new JobFailedException($"The spec lint needs Node.js 20.19 or later with npm, and there is no '{missing}' on the PATH: "
                + "install it from https://nodejs.org; the solution is built and tested without it.");
        }

        var folder = Path.Combine(repository.Build, "Lint");
        Shell.Run(Shell.Npm("npm"), folder, "ci", "--no-audit", "--no-fund", "--loglevel=error");
        Shell.RunWith(
            Silent,
            Shell.Npm("npx"),
            folder,
            ["redocly", "lint", "--config", "redocly.yaml", .. Directory.GetFiles(repository.Specs, "*.yaml").Order()]);
        new CodeGenerationJob(repository).Run("lint");
    }
}
