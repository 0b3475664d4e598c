using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares security schemes: how a credential is sent, and where tokens come from.</summary>
internal static class SchemeComparison
{
    private static readonly string[] Essentials = ["type", "in", "name", "scheme"];
    private static readonly string[] Addresses = ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"];

    public static void Compare(ComparedPair pair, string name, MapNode @base, MapNode head, bool isUsed)
    {
        var areTokens = SendsToken(@base) && SendsToken(head);
        if (areTokens && @base.Text("type") != head.Text("type"))
        {
            pair.Add(isUsed ? SecurityRules.TokensDiffer : SecurityRules.UnusedSchemeChanged, @base, head,
                $"The tokens of the security scheme '{name}' are had by {head.Text("type")} now, no longer by {@base.Text("type")}.", @base.Text("type"), head.Text("type"));
        }

        foreach (var keyword in areTokens ? [] : Essentials)
        {
            if (!IsSame(@base, head, keyword))
            {
                pair.Add(
                    isUsed ? SecurityRules.SchemeChanged : SecurityRules.UnusedSchemeChanged, @base[keyword] ?? @base,
                    head[keyword] ?? head,
                    $"The '{keyword}' of the security scheme '{name}' is {head.Text(keyword) ?? "not given"} now, no longer {@base.Text(keyword) ?? "left out"}.", @base.Text(keyword), head.Text(keyword));
            }
        }

        if (@base.Text("bearerFormat") != head.Text("bearerFormat"))
        {
            pair.Add(SecurityRules.BearerFormatChanged, @base, head,
                $"The tokens of the security scheme '{name}' are {head.Text("bearerFormat") ?? "of no certain format"} now, no longer {@base.Text("bearerFormat") ?? "of no certain format"}.",
                @base.Text("bearerFormat"), head.Text("bearerFormat"));
        }

        CompareAddress(pair, name, @base, head, "openIdConnectUrl", isUsed);
        CompareAddress(pair, name, @base, head, "oauth2MetadataUrl", isUsed);
        var (baseFlows, headFlows) = (@base.Map("flows"), head.Map("flows"));
        foreach (var flow in Keywords.Names(baseFlows, headFlows))
            CompareFlows(pair, $"{name}/{flow}", baseFlows.Map(flow), headFlows.Map(flow), @base, head, isUsed);
    }

    private static void CompareFlows(
        ComparedPair pair, string name, MapNode? @base, MapNode? head, Node baseOwner, Node headOwner, bool isUsed)
    {
        if (@base is null)
        {
            pair.Add(SecurityRules.FlowAdded, baseOwner, head, $"Tokens can be had by the flow '{name}' now.", headText: name);
        }
        else if (head is null)
        {
            pair.Add(
                isUsed ? SecurityRules.FlowRemoved : SecurityRules.UnusedSchemeChanged, @base, headOwner,
                $"Tokens can no longer be had by the flow '{name}'.", baseText: name);
        }
        else
        {
            CompareFlow(pair, name, @base, head, isUsed);
        }
    }

    private static void CompareFlow(ComparedPair pair, string name, MapNode @base, MapNode head, bool isUsed)
    {
        foreach (var keyword in Addresses)
            CompareAddress(pair, name, @base, head, keyword, isUsed);
        var (scopes, newScopes) = (@base.Map("scopes"), head.Map("scopes"));
        foreach (var scope in Keywords.Names(scopes, newScopes))
        {
            if (newScopes?.Has(scope) != true)
            {
                pair.Add(
                    isUsed ? SecurityRules.SchemeScopeRemoved : SecurityRules.UnusedSchemeChanged, scopes![scope], head,
                    $"The scope '{scope}' of '{name}' is gone.", baseText: scope);
            }
            else if (scopes?.Has(scope) != true)
            {
                pair.Add(
                    SecurityRules.SchemeScopeAdded, @base, newScopes[scope], $"The scope '{scope}' of '{name}' is new.", headText: scope);
            }
        }
    }

    private static void CompareAddress(ComparedPair pair, string name, MapNode @base, MapNode head, string keyword, bool isUsed)
    {
        if (@base.Text(keyword) != head.Text(keyword))
        {
            pair.Add(isUsed ? SecurityRules.UrlChanged : SecurityRules.UnusedSchemeChanged, @base[keyword] ?? @base, head[keyword] ?? head,
                $"The '{keyword}' of '{name}' is {head.Text(keyword) ?? "not given"} now, no longer {@base.Text(keyword) ?? "left out"}.", @base.Text(keyword), head.Text(keyword));
        }
    }

    // Whatever a token is called, it goes into the same header.
    private static bool SendsToken(MapNode scheme)
        => scheme.Text("type") is "oauth2" or "openIdConnect"
            || (scheme.Text("type") == "http" && string.Equals(scheme.Text("scheme"), "bearer", StringComparison.OrdinalIgnoreCase));

    // The names of headers, and of HTTP schemes, are the same in any case.
    private static bool IsSame(MapNode @base, MapNode head, string keyword)
        => string.Equals(@base.Text(keyword), head.Text(keyword),
            keyword == "scheme" || (keyword == "name" && @base.Text("in") == "header")
                ? StringComparison.OrdinalIgnoreCase
                : StringComparison.Ordinal);
}
