namespace CloudMgmt.Build;

/// <summary>Runs the generator by itself.</summary>
internal sealed class CodeGenerationJob(Repository repository)
{
    public void Run(params string[] arguments) => RunIn(repository.Root, arguments);

    /// <summary>Runs it in another folder, from which paths of a person's own count.</summary>
    public void RunIn(string folder, params string[] arguments)
        => Shell.Run("dotnet", folder, ["run", "--project", Path.Combine(repository.Build, "CodeGeneration"), "--", .. arguments]);
}
