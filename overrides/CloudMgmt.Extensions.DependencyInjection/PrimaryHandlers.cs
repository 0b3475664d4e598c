using System.Collections.Concurrent;
using CloudMgmt.Core;

namespace CloudMgmt.Extensions.DependencyInjection;

/// <summary>
/// Makes the handlers at the end of the chains and disposes them with the container; the factory keeps what never expires for ever.
/// </summary>
internal sealed class PrimaryHandlers : IDisposable
{
    private readonly ConcurrentQueue<HttpMessageHandler> _made = new();

    public HttpMessageHandler Create(ApiClientOptions options)
    {
        var handler = options.CreateHandler();
        _made.Enqueue(handler);
        return handler;
    }

    /// <summary>Tells whether a chain ends in a handler made here, and not in one that the application put in its place.</summary>
    public bool IsEndOf(HttpMessageHandler chain)
    {
        while (!_made.Contains(chain) && chain is DelegatingHandler { InnerHandler: { } inner })
            chain = inner;
        return _made.Contains(chain);
    }

    public void Dispose()
    {
        foreach (var handler in _made)
            handler.Dispose();
    }
}
