using CloudMgmt.Core;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace CloudMgmt.Extensions.DependencyInjection;

/// <summary>
/// Takes the resilience and hedging handlers of the application out of the chain of a client. Such a handler, usually added to all
/// HTTP clients by defaults that know nothing of this one, repeats what must not be repeated, and each retry of the client's own.
/// </summary>
internal static class ResilienceHandlers
{
    private static readonly EventId Removed = new(1, "ResilienceHandlersRemoved");

    // By the names of their assemblies, so that this package depends on neither.
    private static readonly string[] Assemblies = ["Microsoft.Extensions.Http.Resilience", "Microsoft.Extensions.Http.Polly"];

    public static void RemoveFrom(HttpMessageHandlerBuilder chain, ApiClientOptions options)
    {
        if (options.KeepResilienceHandlers || chain.AdditionalHandlers.Where(IsOne).ToList() is not { Count: > 0 } found)
            return;
        foreach (var handler in found)
            chain.AdditionalHandlers.Remove(handler);
        Tell(options, chain.Name, string.Join(", ", found.Select(handler => handler.GetType().Name)));
    }

    private static void Tell(ApiClientOptions options, string? client, string handlers)
    {
        try
        {
            options.LoggerFactory?.CreateLogger(typeof(ResilienceHandlers).Namespace!).LogInformation(
                Removed,
                "{Client} goes without {Handlers}, which would repeat calls that must not be repeated. It retries by itself; {Option} keeps them.",
                client,
                handlers,
                nameof(options.KeepResilienceHandlers));
        }
        catch (Exception)
        {
            // A log that fails is no reason to have no client.
        }
    }

    private static bool IsOne(DelegatingHandler handler)
    {
        for (var type = handler.GetType(); type is not null; type = type.BaseType)
        {
            if (Assemblies.Contains(type.Assembly.GetName().Name))
                return true;
        }
        return false;
    }
}
