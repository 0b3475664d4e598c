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
            .Where(coding => coding is not ("" or "identity")).ToList();
        if (codings.Count == 0)
            return [];
        content.Headers.Remove("Content-Encoding");
        content.Headers.ContentLength = null;
        return codings;
    }

    /// <exception cref="NoResponseException">A coding is not known, which means that it was not asked for either.</exception>
    public static Stream Decode(Stream body, IReadOnlyList<string> codings)
    {
        if (codings.Count == 0)
            return body;
        if (codings.Count > MaxLayers || !codings.All(IsKnown))
        {
            throw new NoResponseException(
                ConnectionFailure.InvalidResponse, new InvalidDataException("The body has a Content-Encoding that was not asked for."));
        }

        return codings.Reverse().Aggregate(body, (packed, coding) => new DecodedStream(packed, coding));
    }

#if NET
    private static bool IsKnown(string coding) => coding is "gzip" or "x-gzip" or "deflate" or "br";
#else
    private static bool IsKnown(string coding) => coding is "gzip" or "x-gzip" or "deflate";
#endif
}
