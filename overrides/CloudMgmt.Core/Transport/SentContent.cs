using System.Net;

namespace CloudMgmt.Core;

/// <summary>
/// The bytes of a body, or none, written once. The framework's handler sends a request again by itself and unseen: one without content
/// when the connection is closed, and on HTTP/2 any. So every request has content, be it empty, and refuses to be written a second time.
/// </summary>
internal sealed class SentBytes(byte[] bytes, HttpRequestMessage message, bool onlyOnce) : ByteArrayContent(bytes)
{
    private readonly bool _isEmpty = bytes.Length == 0;
    private Writing _writing = new(message, onlyOnce);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _writing.Begin();
        return base.SerializeToStreamAsync(stream, context);
    }

#if NET
    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _writing.Begin();
        base.SerializeToStream(stream, context, cancellationToken);
    }
#endif

    // With "Expect: 100-continue" the head goes out before the content, up to four times, and with a length of 0 it would be a whole
    // request. In chunks it is one only with their end, which is written once.
    protected override bool TryComputeLength(out long length)
        => base.TryComputeLength(out length) && !(_isEmpty && message.Headers.ExpectContinue == true);
}

/// <summary>A form with files, written once as <see cref="SentBytes"/> are.</summary>
internal sealed class SentForm(HttpRequestMessage message, bool onlyOnce) : MultipartContent("form-data")
{
    private Writing _writing = new(message, onlyOnce);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _writing.Begin();
        return base.SerializeToStreamAsync(stream, context);
    }

#if NET
    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _writing.Begin();
        base.SerializeToStream(stream, context, cancellationToken);
    }
#endif
}

/// <summary>Counts how often content is written.</summary>
internal struct Writing(HttpRequestMessage message, bool onlyOnce)
{
    private int _times;

    // On HTTP/1.1 only a handler above the connection wants it again; on HTTP/2 it is the connection, when the service gave the stream up.
    public void Begin()
    {
        if (Interlocked.Increment(ref _times) > 1 && onlyOnce)
        {
            throw new ResendRefusedException(
                message.Version.Major >= 2 ? ConnectionFailure.ProtocolError : ConnectionFailure.ResendRefused);
        }
    }
}

/// <summary>A request that shall be on the wire once was to be sent a second time.</summary>
internal sealed class ResendRefusedException(ConnectionFailure reason)
    : IOException($"The request was to be sent a second time: after a connection that was lost, or by a handler of the application (redirect, sign-in, retry). Without {nameof(ApiClientOptions.AllowHandlerResends)} only the client itself does so.")
{
    public ConnectionFailure Reason { get; } = reason;
}
