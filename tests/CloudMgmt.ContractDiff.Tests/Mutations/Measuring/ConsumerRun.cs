using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using CloudMgmt.Core;
using Authorization = CloudMgmt.Core.Authorization;

namespace CloudMgmt.ContractDiff.Tests.Mutations.Measuring;

/// <summary>Runs a consumer against a client, both as images of assemblies, in a context that is unloaded afterwards.</summary>
internal sealed class ConsumerRun
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private readonly List<string> _failures = [];
    private readonly Dictionary<string, string> _requests = [];

    private ConsumerRun()
    {
    }

    /// <summary>What the runtime did not find.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>What each call sent.</summary>
    public IReadOnlyDictionary<string, string> Requests => _requests;

    /// <param name="client">The client.</param>
    /// <param name="consumer">The consumer, built on this client or an older one.</param>
    /// <param name="execute">Whether to call it. Otherwise it is only compiled to machine code,
    /// which looks for every member that it names.</param>
    public static ConsumerRun Of(byte[] client, byte[] consumer, bool execute)
    {
        var run = new ConsumerRun();
        var context = new AssemblyLoadContext("Consumer", isCollectible: true);
        try
        {
            run.Run(context, client, consumer, execute);
        }
        finally
        {
            context.Unload();
        }
        return run;
    }

    private void Run(AssemblyLoadContext context, byte[] client, byte[] consumer, bool execute)
    {
        var clientAssembly = context.LoadFromStream(new MemoryStream(client));
        // The package itself is loaded in this process as well, and is not meant.
        context.Resolving += (_, name) => name.Name == clientAssembly.GetName().Name ? clientAssembly : null;
        var consumerAssembly = context.LoadFromStream(new MemoryStream(consumer));
        foreach (var type in Types(consumerAssembly))
        {
            foreach (var method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
                .Where(method => !method.IsAbstract))
            {
                Guard($"{type.Name}.{method.Name}", () => RuntimeHelpers.PrepareMethod(method.MethodHandle));
            }
        }

        if (execute && consumerAssembly.GetType($"Consumer.{Consumer.Calls}") is { } calls)
            Execute(clientAssembly, calls);
    }

    private IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            _failures.AddRange(exception.LoaderExceptions.Select(inner => inner!.Message).Distinct());
            return exception.Types.OfType<Type>();
        }
    }

    private void Execute(Assembly assembly, Type calls)
    {
        var clientType = assembly.GetExportedTypes().Single(type => type.IsSubclassOf(typeof(ApiClient)));
        var options = (ApiClientOptions)Activator.CreateInstance(
            assembly.GetExportedTypes().Single(type => type.IsSubclassOf(typeof(ApiClientOptions))))!;
        var service = new RecordingService();
        options.HttpMessageHandler = service;
        options.Credential = new NoCredential();
        options.Retry.MaxRetries = 0;
        using var client = (ApiClient)Activator.CreateInstance(clientType, options)!;
        foreach (var call in calls.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            service.Last = null;
            Guard(call.Name, () => ((Task)call.Invoke(null, [client])!).GetAwaiter().GetResult());
            if (service.Last is { } request)
                _requests[call.Name] = request;
        }
    }

    private void Guard(string name, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            var inner = exception is TargetInvocationException { InnerException: { } cause } ? cause : exception;
            // Anything else is about what the service answers, or about values that the consumer makes up.
            if (inner is MissingMemberException or TypeLoadException or BadImageFormatException or InvalidProgramException
                or FileNotFoundException)
            {
                _failures.Add($"{inner.GetType().Name} in {name}: {inner.Message}");
            }
        }
    }

    /// <summary>Answers every request with an empty object.</summary>
    private sealed class RecordingService : HttpMessageHandler
    {
        private static readonly string[] Incidental = ["Accept", "User-Agent", "traceparent", "tracestate"];

        public string? Last { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var headers = request.Headers.Where(header => !Incidental.Contains(header.Key))
                .OrderBy(header => header.Key)
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            // The order within a query has no meaning.
            var query = string.Join('&', request.RequestUri!.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal));
            Last = $"{request.Method} {request.RequestUri.AbsolutePath}?{query}\n{string.Join('\n', headers)}\n{body}";
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                "{}", System.Text.Encoding.UTF8, "application/json"),
                RequestMessage = request
            };
        }
    }

    private sealed class NoCredential : Credential
    {
        public override ValueTask<Authorization> AuthorizeAsync(CredentialContext context, CancellationToken cancellationToken)
            => new(Authorization.None);
    }
}
