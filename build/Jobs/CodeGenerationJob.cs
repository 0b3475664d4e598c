using CloudMgmt.CodeGeneration;
using CloudMgmt.OpenApi.Processes;

namespace CloudMgmt.Build;

/// <summary>Runs the generator by itself: as it was built with the jobs, since to look whether it is up to date takes seconds.</summary>
internal sealed class CodeGenerationJob(Repository repository)
{
    private static readonly string Generator = typeof(Generator).Assembly.Location;

    // See NSwag.targets.
    private static readonly string NSwag = (string)AppContext.GetData("NSwagTool")!;

    public void Run(params string[] arguments) => RunIn(repository.Root, arguments);

    /// <summary>Runs it in another folder, from which paths of a person's own count.</summary>
    public void RunIn(string folder, params string[] arguments)
        => Shell.Run(ChildProcess.DotNetHost, folder, [Generator, .. arguments, "--root", repository.Root, "--nswag", NSwag]);
}
