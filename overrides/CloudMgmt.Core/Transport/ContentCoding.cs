namespace CloudMgmt.Core;

/// <summary>
/// The compression of bodies. It is undone here and not by the handler, because the streams of the framework end a body that was
/// cut off without complaint, and half a CSV text reads like a whole one.
/// </summary>
internal static class ContentCoding
{
#if NET
    public const string Accepted = "gzip, deflate, br";
#else
    public const string Accepted = "gzip, deflate";
#endif

    // More than anybody uses; each layer multiplies what a small body can become.
    private const int MaxLayers = 2;

    /// <summary>Takes the codings, and with them the length of what is coded, off the headers of a content.</summary>
    /// <returns>The codings in the order in which they were applied; none when the body comes as it is.</returns>
    public static IReadOnlyList<string> TakeFrom(HttpContent? content)
    {
        if (content is null || !content.Headers.TryGetValues("Content-Encoding", out var values))
            return [];
        var codings = values.SelectMany(value => value.Split(',')).Select(coding => coding.Trim().ToLowerInvariant())
            // UTF-8 belongs to the content type, but some services say it here.
            .Where(coding => coding is not ("" or "identity" or "utf-8")).ToList();
        if (codings.Count == 0)
            return [];
        content.Headers.Remove("Content-Encoding");
        content.Headers.ContentLength = null;
        return codings;
    }

    /// <summary>Undoes codings.</summary>
    /// <param name="body">The body as it comes.</param>
    /// <param name="codings">The codings in the order in which they were applied.</param>
    /// <param name="isSuccess">Whether the body is what the call is made for. Else the status says enough, and reading fails.</param>
    /// <exception cref="NoResponseException">A coding is not known, which means that it was not asked for either.</exception>
    public static Stream Decode(Stream body, IReadOnlyList<string> codings, bool isSuccess)
    {
        if (codings.Count == 0)
            return body;
        if (codings.Count > MaxLayers || !codings.All(IsKnown))
            return isSuccess ? throw new NoResponseException(ConnectionFailure.InvalidResponse, Unknown()) : new UnknownStream(body);
        return codings.Reverse().Aggregate(body, (packed, coding) => new DecodedStream(packed, coding));
    }

#if NET
    private static bool IsKnown(string coding) => coding is "gzip" or "x-gzip" or "deflate" or "br";
#else
    private static bool IsKnown(string coding) => coding is "gzip" or "x-gzip" or "deflate";
#endif

    private static InvalidDataException Unknown() => new("The body has a Content-Encoding that was not asked for.");

    private sealed class UnknownStream(Stream body) : ReadOnlyStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw Unknown();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw Unknown();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                body.Dispose();
            base.Dispose(disposing);
        }
    }
}
