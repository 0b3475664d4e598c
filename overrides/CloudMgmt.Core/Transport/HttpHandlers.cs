using System.Net;

namespace CloudMgmt.Core;

/// <summary>The handler that the SDK makes when the application gives none.</summary>
internal static class HttpHandlers
{
#if NET
    // A connection is renewed now and then so that a change of DNS is seen.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);
#endif

    // Redirects are off because they would carry API keys and bodies to another host; cookies are off because the
    // handler is shared while a session belongs to one credential. Headers are bounded by the handler's own limit of 64 KB.
    public static HttpMessageHandler Create(string? certificateThumbprint)
    {
#if NET
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = ConnectionLifetime,
        };
        if (certificateThumbprint is not null)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => CertificatePin.Matches(certificate, certificateThumbprint);
        return handler;
#else
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
        if (certificateThumbprint is not null)
            handler.ServerCertificateCustomValidationCallback = (_, certificate, _, _) => CertificatePin.Matches(certificate, certificateThumbprint);
        return handler;
#endif
    }
}
