using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the addresses of the service.</summary>
internal static class ServerComparison
{
    public static void Compare(ComparedPair pair, ListNode? @base, ListNode? head, Node place)
    {
        if (@base is null && head is null)
            return;
        var (baseServers, headServers) = (Servers(@base), Servers(head));
        foreach (var (url, server) in baseServers)
        {
            if (headServers.TryGetValue(url, out var match))
                CompareVariables(pair, url, server, match);
            else
                pair.Add(OperationRules.ServerRemoved, server, (Node?)head ?? place, $"The server {url} is gone.", baseText: url);
        }

        foreach (var (url, server) in headServers.Where(server => !baseServers.ContainsKey(server.Key)))
            pair.Add(OperationRules.ServerAdded, (Node?)@base, server, $"The server {url} is new.", headText: url);
    }

    private static Dictionary<string, MapNode> Servers(ListNode? list)
        => (list?.Items ?? []).OfType<MapNode>().Where(server => server.Text("url") is not null).DistinctBy(Url).ToDictionary(Url);

    private static string Url(MapNode server) => server.Text("url")! is ['/'] root ? root : server.Text("url")!.TrimEnd('/');

    private static void CompareVariables(ComparedPair pair, string url, MapNode @base, MapNode head)
    {
        foreach (var (name, baseVariable) in @base.Map("variables").Maps())
        {
            if (head.Map("variables").Map(name) is not { } headVariable)
                continue;
            if (baseVariable.Text("default") != headVariable.Text("default"))
                pair.Add(OperationRules.ServerVariableChanged, baseVariable, headVariable, $"The variable '{name}' of the server {url} is {headVariable.Text("default")} now when it is left out.", baseVariable.Text("default"), headVariable.Text("default"));
            var values = headVariable.List("enum").Texts().ToHashSet();
            foreach (var value in baseVariable.List("enum").Texts().Where(value => values.Count > 0 && !values.Contains(value)))
                pair.Add(OperationRules.ServerVariableChanged, baseVariable, headVariable, $"The variable '{name}' of the server {url} no longer takes the value {value}.", baseText: value);
        }
    }
}
