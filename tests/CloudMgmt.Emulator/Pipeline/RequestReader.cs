using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CloudMgmt.Emulator.Pipeline;

internal static class RequestReader
{
    /// <summary>The path and query as sent: the decoded path of ASP.NET Core cannot tell %2F from a slash.</summary>
    public static (string Path, string Query) SplitTarget(HttpContext context)
    {
        var parts = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        return (parts[0], parts.ElementAtOrDefault(1) ?? "");
    }

    public static async Task<string> ReadBodyAsync(HttpContext context, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    public static IReadOnlyDictionary<string, string> Headers(HttpContext context) => context.Request.Headers
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value.AsEnumerable()), StringComparer.OrdinalIgnoreCase);
}
