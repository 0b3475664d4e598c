using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the addresses of the service.</summary>
internal static class ServerComparison
{
    public static void Compare(ComparedPair pair, ListNode? before, ListNode? after, Node place)
    {
        if (before is null && after is null)
            return;
        var (old, current) = (Servers(before), Servers(after));
        foreach (var (url, server) in old)
        {
            if (current.TryGetValue(url, out var match))
                CompareVariables(pair, url, server, match);
            else
                pair.Add(OperationRules.ServerRemoved, server, (Node?)after ?? place, $"The server {url} is gone.", before: url);
        }

        foreach (var (url, server) in current.Where(server => !old.ContainsKey(server.Key)))
            pair.Add(OperationRules.ServerAdded, (Node?)before, server, $"The server {url} is new.", after: url);
    }

    private static Dictionary<string, MapNode> Servers(ListNode? list)
        => (list?.Items ?? []).OfType<MapNode>().Where(server => server.Text("url") is not null).DistinctBy(Url).ToDictionary(Url);

    private static string Url(MapNode server) => server.Text("url")! is ['/'] root ? root : server.Text("url")!.TrimEnd('/');

    private static void CompareVariables(ComparedPair pair, string url, MapNode before, MapNode after)
    {
        foreach (var (name, old) in before.Map("variables").Maps())
        {
            if (after.Map("variables").Map(name) is not { } current)
                continue;
            if (old.Text("default") != current.Text("default"))
                pair.Add(OperationRules.ServerVariableChanged, old, current, $"The variable '{name}' of the server {url} is {current.Text("default")} now when it is left out.", old.Text("default"), current.Text("default"));
            var values = current.List("enum").Texts().ToHashSet();
            foreach (var value in old.List("enum").Texts().Where(value => values.Count > 0 && !values.Contains(value)))
                pair.Add(OperationRules.ServerVariableChanged, old, current, $"The variable '{name}' of the server {url} no longer takes the value {value}.", before: value);
        }
    }
}
