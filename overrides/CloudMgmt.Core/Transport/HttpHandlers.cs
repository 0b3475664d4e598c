using System.Security.Cryptography.X509Certificates;

namespace CloudMgmt.Core;

/// <summary>The handler that the SDK makes when the application gives none.</summary>
internal static class HttpHandlers
{
#if NET
    // A connection is renewed now and then so that a change of DNS is seen.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);
#endif

    /// <summary>Whether the handler made here ends as soon as its token fires; that of .NET Framework looks up a name to the end.</summary>
    public static bool HeedTokens
#if NET
        => true;
#else
        => false;
#endif

    /// <summary>Whether a handler of the application, or one below it, follows redirects as far as it says so.</summary>
    public static bool FollowsRedirects(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        return handler switch
        {
            HttpClientHandler own => own.AllowAutoRedirect,
#if NET
            SocketsHttpHandler own => own.AllowAutoRedirect,
            _ => false,
#else
            // SocketsHttpHandler among them, which this target does not know.
            _ => handler?.GetType().GetProperty(nameof(HttpClientHandler.AllowAutoRedirect))?.GetValue(handler) is true,
#endif
        };
    }

    // Redirects are off because they would carry API keys and bodies to another host; cookies are off because the
    // handler is shared while a session belongs to one credential. Headers are bounded by the handler's own limit of 64 KB.
    // Decompression is off because it is undone by ContentCoding, which sees a body to its end.
    public static HttpMessageHandler Create(ApiClientOptions options, X509Certificate2[] clientCertificates)
    {
        var certificateThumbprint = options.ServerCertificateSha256;
        // The machine's proxy is another machine, which cannot reach a service that runs on this one, such as an emulator.
        var useProxy = options.BaseUrl is not { IsAbsoluteUri: true, IsLoopback: true };
#if NET
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            PooledConnectionLifetime = ConnectionLifetime,
        };
        if (clientCertificates.Length > 0)
            handler.SslOptions.ClientCertificates = [.. clientCertificates];
        if (certificateThumbprint is not null)
        {
            handler.SslOptions.RemoteCertificateValidationCallback
                = (_, certificate, _, _) => CertificatePin.Matches(certificate, certificateThumbprint);
        }
        return new CompressionHandler(handler);
#else
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
        };
        handler.ClientCertificates.AddRange(clientCertificates);
        if (certificateThumbprint is not null)
        {
            handler.ServerCertificateCustomValidationCallback
                = (_, certificate, _, _) => CertificatePin.Matches(certificate, certificateThumbprint);
        }
        return new CompressionHandler(handler);
#endif
    }

    /// <summary>Asks for compressed bodies, unless the call says otherwise.</summary>
    private sealed class CompressionHandler(HttpMessageHandler connections) : DelegatingHandler(connections)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.Headers.Contains("Accept-Encoding"))
                request.Headers.TryAddWithoutValidation("Accept-Encoding", ContentCoding.Accepted);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
