using System.Reflection;
using System.Runtime.Loader;

namespace CloudMgmt.ContractDiff.Tests.Generation;

/// <summary>
/// The NSwag of the repository in a context of its own within this process: what a process of its own costs for each document is mostly
/// the start.
/// </summary>
internal sealed class NSwagHost
{
    private static readonly Lazy<NSwagHost> Host = new(() => new NSwagHost((string)AppContext.GetData("NSwagTool")!));

    private readonly Lock _lock = new();
    private readonly MethodInfo _main;

    private NSwagHost(string tool)
    {
        var resolver = new AssemblyDependencyResolver(tool);
        var context = new AssemblyLoadContext("NSwag");
        context.Resolving += (_, name) => resolver.ResolveAssemblyToPath(name) is { } path ? context.LoadFromAssemblyPath(path) : null;
        _main = context.LoadFromAssemblyPath(tool).EntryPoint!;
    }

    public static NSwagHost Instance => Host.Value;

    /// <summary>Runs the command line; one at a time, since it writes to the console of the process.</summary>
    public void Run(params string[] arguments)
    {
        lock (_lock)
        {
            var (console, output) = (Console.Out, new StringWriter());
            Console.SetOut(output);
            try
            {
                if (_main.Invoke(null, [arguments]) is not (null or 0 or Task<int> { Result: 0 }))
                    throw new InvalidOperationException($"NSwag failed: {output}");
            }
            finally
            {
                Console.SetOut(console);
            }
        }
    }
}
