using System.Reflection;
using System.Runtime.Loader;

namespace CloudMgmt.CodeGeneration;

/// <summary>The NSwag of the repository, its files in a context of their own within this process: what a process of its own costs is mostly the start.</summary>
internal sealed class NSwagInProcess(string tool) : INSwag
{
    private readonly Lazy<Type> _document = new(() => new Context(tool).LoadFromAssemblyName(new AssemblyName("NSwag.Commands")).GetType("NSwag.Commands.NSwagDocument", throwOnError: true)!);

    public string Version { get; } = new NSwagTool(tool).Version;

    public ProcessResult Run(string configuration, string variables)
    {
        try
        {
            // What the command 'run' of NSwag does.
            dynamic loading = _document.Value.GetMethod("LoadWithTransformationsAsync")!.Invoke(null, [configuration, variables])!;
            loading.Result.ExecuteAsync().Wait();
            return new ProcessResult(0, "", "");
        }
        catch (Exception exception)
        {
            return new ProcessResult(-1, "", exception.ToString());
        }
    }

    private sealed class Context(string tool) : AssemblyLoadContext("NSwag")
    {
        private readonly AssemblyDependencyResolver _resolver = new(tool);

        protected override Assembly? Load(AssemblyName assemblyName) => _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
