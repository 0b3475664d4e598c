using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace CloudMgmt.Core.Tests.Telemetry;

/// <summary>Handlers in memory that answer as a test of telemetry needs.</summary>
internal static class Answers
{
    /// <summary>Answers with each status in turn; the last one is repeated.</summary>
    public static RecordingHandler Of(params int[] statuses)
    {
        var next = -1;
        return new RecordingHandler(_ => Widget(statuses[Math.Min(Interlocked.Increment(ref next), statuses.Length - 1)]));
    }

    public static RecordingHandler Failing(ConnectionFailure reason) => new(_ => throw Cause(reason));

    public static HttpResponseMessage Widget(int status)
        => new((HttpStatusCode)status) { Content = new StringContent("""{"name":"x"}""", null, "application/json") };

    private static HttpRequestException Cause(ConnectionFailure reason) => new("lost", reason switch
    {
        ConnectionFailure.NameResolution => new SocketException((int)SocketError.HostNotFound),
        ConnectionFailure.Refused => new SocketException((int)SocketError.ConnectionRefused),
        ConnectionFailure.Reset => new SocketException((int)SocketError.ConnectionReset),
        ConnectionFailure.Tls => new AuthenticationException(),
        _ => new InvalidOperationException(),
    });
}
