using System.Reflection;
using System.Runtime.Loader;

namespace CloudMgmt.ContractDiff.Tests.Generation;

/// <summary>
/// The NSwag of the repository in a context of its own within this process: what a process of its own costs for each document is mostly
/// the start. It is called behind its command line, which writes to the console of the process.
/// </summary>
internal sealed class NSwagHost
{
    private static readonly Lazy<NSwagHost> Host = new(() => new NSwagHost(Tool));

    private readonly MethodInfo _load;
    private readonly MethodInfo _execute;

    private NSwagHost(string tool)
    {
        var resolver = new AssemblyDependencyResolver(tool);
        var context = new AssemblyLoadContext("NSwag");
        context.Resolving += (_, name) => resolver.ResolveAssemblyToPath(name) is { } path ? context.LoadFromAssemblyPath(path) : null;
        var document = context.LoadFromAssemblyName(new AssemblyName("NSwag.Commands")).GetType(
            "NSwag.Commands.NSwagDocument", throwOnError: true)!;
        _load = document.GetMethod("LoadWithTransformationsAsync", [typeof(string), typeof(string)])!;
        _execute = document.GetMethod("ExecuteAsync", Type.EmptyTypes)!;
    }

    /// <summary>The path of the command line tool.</summary>
    public static string Tool => (string)AppContext.GetData("NSwagTool")!;

    public static NSwagHost Instance => Host.Value;

    /// <summary>Does what <c>nswag run</c> does.</summary>
    /// <param name="configuration">The path of nswag.json.</param>
    /// <param name="variables">What stands for its variables, as in <c>Input=a.json,Output=a.cs</c>.</param>
    public void Run(string configuration, string variables) => Result(_execute, Result(_load, null, configuration, variables));

    private static object Result(MethodInfo method, object? instance, params object[] arguments)
    {
        var task = (Task)method.Invoke(instance, arguments)!;
        task.GetAwaiter().GetResult();
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }
}
