using System.Text.RegularExpressions;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the addresses of the service.</summary>
internal static partial class ServerComparison
{
    /// <summary>Compares the servers of whole documents.</summary>
    /// <param name="pair">What to report to.</param>
    /// <param name="base">The old document.</param>
    /// <param name="head">The new document.</param>
    /// <param name="prefix">What moved between servers and paths.</param>
    public static void Compare(ComparedPair pair, MapNode @base, MapNode head, ServerPrefix prefix)
    {
        var (baseServers, headServers) = (@base.List("servers"), head.List("servers"));
        if (prefix == ServerPrefix.None)
        {
            Compare(pair, baseServers, headServers, head);
            return;
        }
        pair.Add(OperationRules.PrefixMoved, (Node?)baseServers ?? @base, (Node?)headServers ?? head,
            prefix.Head.Length > 0
                ? $"The servers end with '{prefix.Head}' now, which the paths began with."
                : $"The paths begin with '{prefix.Base}' now, which the servers ended with.");
        if (baseServers is not null && headServers is not null)
            Compare(pair, Servers(baseServers, prefix.Base), Servers(headServers, prefix.Head), baseServers, headServers);
    }

    public static void Compare(ComparedPair pair, ListNode? @base, ListNode? head, Node place)
    {
        if (@base is not null || head is not null)
            Compare(pair, Servers(@base, ""), Servers(head, ""), @base, (Node?)head ?? place);
    }

    // Stands for what is not written down.
    private static readonly MapNode Unwritten = new() { Line = 1, Column = 1 };

    private static void Compare(
        ComparedPair pair, Dictionary<string, MapNode> baseServers, Dictionary<string, MapNode> headServers, Node? @base, Node head)
    {
        foreach (var (url, server) in baseServers)
        {
            if (headServers.TryGetValue(url, out var match))
            {
                CompareVariables(pair, url, server, match);
            }
            else if (headServers.Keys.FirstOrDefault(other => Default(other, headServers[other]) == Default(url, server)) is { } same)
            {
                if (!IsFixed(server) || !IsFixed(headServers[same]))
                {
                    pair.Add(
                        OperationRules.ServerVariableChanged, Place(server, @base), Place(headServers[same], head),
                        $"The server {url} is {same} now, which is the same by default only.", url, same);
                }
            }
            else
            {
                pair.Add(OperationRules.ServerRemoved, Place(server, @base), head, $"The server {url} is gone.", baseText: url);
            }
        }

        foreach (var (url, server) in headServers.Where(server => !baseServers.Any(
            other => other.Key == server.Key || Default(other.Key, other.Value) == Default(server.Key, server.Value))))
        {
            pair.Add(OperationRules.ServerAdded, @base, Place(server, head), $"The server {url} is new.", headText: url);
        }
    }

    private static Node? Place(MapNode server, Node? place) => server == Unwritten ? place : server;

    // Without servers, the paths begin at the root.
    private static Dictionary<string, MapNode> Servers(ListNode? list, string suffix)
    {
        var servers = (list?.Items ?? []).OfType<MapNode>().Where(server => server.Text("url") is not null)
            .DistinctBy(server => Url(server, suffix)).ToDictionary(server => Url(server, suffix));
        return servers.Count > 0 ? servers : new() { ["/"] = Unwritten };
    }

    private static string Url(MapNode server, string suffix)
    {
        var url = server.Text("url")!.TrimEnd('/');
        url = url.StartsWith("./", StringComparison.Ordinal) ? url[2..] : url;
        url = url[..^(url.EndsWith(suffix, StringComparison.Ordinal) ? suffix.Length : 0)];
        return url.Length > 0 ? Host().Replace(url, Normal) : "/";
    }

    // The case of a host, and the port that goes without saying, make no other address.
    private static string Normal(Match match)
    {
        var (scheme, host) = (match.Groups["scheme"].Value.ToLowerInvariant(), match.Groups["host"].Value);
        host = string.Concat(host.Split('{').Select((part, index) => index == 0 ? part.ToLowerInvariant()
            : part.IndexOf('}', StringComparison.Ordinal) is >= 0 and var end ? $"{{{part[..end]}{part[end..].ToLowerInvariant()}"
            : $"{{{part}"));
        var port = scheme == "https" ? ":443" : ":80";
        return $"{scheme}://{(host.EndsWith(port, StringComparison.Ordinal) ? host[..^port.Length] : host)}";
    }

    private static string Default(string url, MapNode server)
        => server.Map("variables").Maps().Aggregate(url, (address, variable) => variable.Value.Text("default") is { } value
            ? address.Replace($"{{{variable.Key}}}", value, StringComparison.Ordinal) : address);

    // A variable of one value is that value.
    private static bool IsFixed(MapNode server)
        => server.Map("variables").Maps().All(variable => variable.Value.List("enum") is { Items.Count: 1 });

    [GeneratedRegex("^(?<scheme>https?)://(?<host>[^/]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Host();

    private static void CompareVariables(ComparedPair pair, string url, MapNode @base, MapNode head)
    {
        foreach (var (name, baseVariable) in @base.Map("variables").Maps())
        {
            if (head.Map("variables").Map(name) is not { } headVariable)
                continue;
            if (baseVariable.Text("default") != headVariable.Text("default"))
            {
                pair.Add(OperationRules.ServerVariableChanged, baseVariable, headVariable,
                    $"The variable '{name}' of the server {url} is {headVariable.Text("default")} now when it is left out.",
                    baseVariable.Text("default"), headVariable.Text("default"));
            }

            var values = headVariable.List("enum").Texts().ToHashSet();
            var old = baseVariable.List("enum").Texts().ToList();
            if (old.Count == 0 && values.Count > 0)
            {
                pair.Add(OperationRules.ServerVariableRestricted, baseVariable, headVariable,
                    $"The variable '{name}' of the server {url} is restricted to {string.Join(", ", values)} now.",
                    headText: string.Join(", ", values));
            }
            foreach (var value in old.Where(value => values.Count > 0 && !values.Contains(value)))
            {
                pair.Add(OperationRules.ServerRemoved, baseVariable, headVariable,
                    $"The server {url} is gone where its variable '{name}' is {value}.", baseText: value);
            }
        }
    }
}

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
