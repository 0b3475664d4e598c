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
    // handler is shared while a session belongs to one credential.
    public static HttpMessageHandler Create()
    {
#if NET
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = ConnectionLifetime,
        };
#else
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
#endif
    }
}
