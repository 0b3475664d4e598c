namespace CloudMgmt.Build;

/// <summary>Runs the generator by itself.</summary>
internal sealed class CodeGenerationJob(Repository repository)
{
    public void Run(params string[] arguments)
        => Shell.Run("dotnet", repository.Root, ["run", "--project", Path.Combine(repository.Build, "CodeGeneration"), "--", .. arguments]);
}
