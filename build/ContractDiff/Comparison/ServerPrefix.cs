using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>
/// A part of the address that one document has in its servers and the other in its paths: <c>https://a/v1</c> with <c>/users</c> is
/// <c>https://a</c> with <c>/v1/users</c>.
/// </summary>
/// <param name="Base">What goes before the paths of the old document, and off the end of its servers; empty if nothing does.</param>
/// <param name="Head">The same of the new document.</param>
internal sealed record ServerPrefix(string Base, string Head)
{
    public static ServerPrefix None { get; } = new("", "");

    /// <summary>The part that moved, if it moved everywhere.</summary>
    public static ServerPrefix Between(ApiDocument @base, ApiDocument head)
    {
        if (Moved(@base, head) is { } gained)
            return new("", gained);
        return Moved(head, @base) is { } lost ? new(lost, "") : None;
    }

    /// <summary>What the servers of one document have at their end that all paths of the other one begin with;
    /// null if there is nothing.</summary>
    private static string? Moved(ApiDocument one, ApiDocument other)
    {
        var (urls, longer) = (Urls(one), Urls(other));
        var prefix = longer.Where(url => url.StartsWith($"{urls[0]}/", StringComparison.Ordinal))
            .Select(url => url[urls[0].Length..])
            .FirstOrDefault();
        if (prefix is null || !urls.Select(url => url + prefix).ToHashSet().SetEquals(longer))
            return null;
        var (paths, others) = (Paths(one), Paths(other).Select(path => prefix + path).ToHashSet());
        return paths.All(path => path.StartsWith($"{prefix}/", StringComparison.Ordinal)) && paths.Any(others.Contains) ? prefix : null;
    }

    private static List<string> Paths(ApiDocument document)
        => [.. (document.Root.Map("paths")?.Entries ?? [])
            .Select(entry => PathTemplate.Shape(entry.Key))
            .Where(path => path.StartsWith('/'))];

    // Without servers, the paths begin at the root.
    private static List<string> Urls(ApiDocument document)
        => [.. (document.Root.List("servers")?.Items ?? []).Select(server => server.Text("url")?.TrimEnd('/')).OfType<string>().Distinct()
            .DefaultIfEmpty("")];
}
