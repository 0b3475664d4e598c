using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares security schemes: how a credential is sent, and where tokens come from.</summary>
internal static class SchemeComparison
{
    private static readonly string[] Essentials = ["type", "in", "name", "scheme"];
    private static readonly string[] Addresses = ["authorizationUrl", "tokenUrl", "refreshUrl"];

    public static void Compare(ComparedPair pair, string name, MapNode before, MapNode after, bool isUsed)
    {
        foreach (var keyword in Essentials)
        {
            if (!IsSame(before.Text(keyword), after.Text(keyword), keyword))
            {
                pair.Add(isUsed ? SecurityRules.SchemeChanged : SecurityRules.UnusedSchemeChanged, before[keyword] ?? before, after[keyword] ?? after,
                    $"The '{keyword}' of the security scheme '{name}' is {after.Text(keyword) ?? "not given"} now, no longer {before.Text(keyword) ?? "left out"}.", before.Text(keyword), after.Text(keyword));
            }
        }

        CompareAddress(pair, name, before, after, "openIdConnectUrl", isUsed);
        var (old, current) = (before.Map("flows"), after.Map("flows"));
        foreach (var flow in Keywords.Names(old, current))
            CompareFlows(pair, $"{name}/{flow}", old.Map(flow), current.Map(flow), before, after, isUsed);
    }

    private static void CompareFlows(ComparedPair pair, string name, MapNode? before, MapNode? after, Node baseOwner, Node headOwner, bool isUsed)
    {
        if (before is null)
            pair.Add(SecurityRules.FlowAdded, baseOwner, after, $"Tokens can be had by the flow '{name}' now.", after: name);
        else if (after is null)
            pair.Add(isUsed ? SecurityRules.FlowRemoved : SecurityRules.UnusedSchemeChanged, before, headOwner, $"Tokens can no longer be had by the flow '{name}'.", before: name);
        else
            CompareFlow(pair, name, before, after, isUsed);
    }

    private static void CompareFlow(ComparedPair pair, string name, MapNode before, MapNode after, bool isUsed)
    {
        foreach (var keyword in Addresses)
            CompareAddress(pair, name, before, after, keyword, isUsed);
        var (scopes, newScopes) = (before.Map("scopes"), after.Map("scopes"));
        foreach (var scope in Keywords.Names(scopes, newScopes))
        {
            if (newScopes?.Has(scope) != true)
                pair.Add(isUsed ? SecurityRules.SchemeScopeRemoved : SecurityRules.UnusedSchemeChanged, scopes![scope], after, $"The scope '{scope}' of '{name}' is gone.", before: scope);
            else if (scopes?.Has(scope) != true)
                pair.Add(SecurityRules.SchemeScopeAdded, before, newScopes[scope], $"The scope '{scope}' of '{name}' is new.", after: scope);
        }
    }

    private static void CompareAddress(ComparedPair pair, string name, MapNode before, MapNode after, string keyword, bool isUsed)
    {
        if (before.Text(keyword) != after.Text(keyword))
        {
            pair.Add(isUsed ? SecurityRules.UrlChanged : SecurityRules.UnusedSchemeChanged, before[keyword] ?? before, after[keyword] ?? after,
                $"The '{keyword}' of '{name}' is {after.Text(keyword) ?? "not given"} now, no longer {before.Text(keyword) ?? "left out"}.", before.Text(keyword), after.Text(keyword));
        }
    }

    // The names of headers, and of HTTP schemes, are the same in any case.
    private static bool IsSame(string? before, string? after, string keyword)
        => string.Equals(before, after, keyword is "scheme" or "name" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
