// # Behind a proxy
//
// Without any setting the client uses the proxy of the machine (`HTTPS_PROXY`, `NO_PROXY`, or the settings of Windows). One of its own
// goes into a handler, which must not follow redirects: they would carry the key to another host.
//
// ```sh
// dotnet new console -o .
// dotnet add package CloudMgmt.Helios
// ```
//
// `BehindAProxy.cs`:
//
// [code]
//
// `Program.cs`:
//
// ```csharp
// using CloudMgmt.Helios;
// using CloudMgmt.Samples;
//
// var proxy = new Uri(Environment.GetEnvironmentVariable("MY_PROXY")!);
// using var client = new HeliosClient(BehindAProxy.With(HeliosClientOptions.FromEnvironment(), proxy));
// Console.WriteLine((await client.GetUsersAsync()).Users?.Count);
// ```
//
// ```sh
// dotnet run
// ```
using System.Net;
using CloudMgmt.Helios;

namespace CloudMgmt.Samples;

internal static class BehindAProxy
{
    public static HeliosClientOptions With(HeliosClientOptions options, Uri proxy, ICredentials? credentials = null)
    {
        options.HttpMessageHandler = new SocketsHttpHandler
        {
            Proxy = new WebProxy(proxy) { Credentials = credentials },
            AllowAutoRedirect = false,
        };
        return options;
    }
}
