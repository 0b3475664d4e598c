using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CloudMgmt.Emulator.Pipeline;

internal static class ReplyWriter
{
    public static async Task WriteAsync(HttpContext context, Reply reply, Fault.BodyBreak? bodyBreak, CancellationToken cancellationToken)
    {
        WriteHead(context.Response, reply);
        var firstPart = Math.Min(bodyBreak?.AfterBytes ?? reply.Body.Length, reply.Body.Length);
        // Kestrel takes even an empty write amiss where no body belongs, and closes the connection.
        if (firstPart > 0)
            await context.Response.Body.WriteAsync(reply.Body.AsMemory(0, firstPart), cancellationToken);
        if (bodyBreak is null)
            return;

        // Headers go out with the first bytes, or here if there are none.
        await context.Response.Body.FlushAsync(cancellationToken);
        // Kestrel closes the connection after fewer bytes than Content-Length says, and what was sent arrives;
        // an abort could overtake it.
        if (bodyBreak.ResumeWhen is null)
            return;
        await bodyBreak.ResumeWhen.WaitAsync(cancellationToken);
        await context.Response.Body.WriteAsync(reply.Body.AsMemory(firstPart), cancellationToken);
    }

    private static void WriteHead(HttpResponse response, Reply reply)
    {
        response.StatusCode = reply.StatusCode;
        response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
            response.Headers[name] = IsContentType(name) ? value : StringValues.Concat(response.Headers[name], value);
        if (reply.StatusCode is not (204 or 304))
            response.ContentLength = reply.Body.Length;
    }

    /// <summary>An answer has one, and the last one counts.</summary>
    private static bool IsContentType(string name) => name.Equals(HeaderNames.ContentType, StringComparison.OrdinalIgnoreCase);
}
