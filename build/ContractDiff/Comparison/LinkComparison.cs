using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.Comparison;

/// <summary>Compares the links of responses: where they lead, and with which values.</summary>
internal sealed class LinkComparison(ApiDocument baseDocument, ApiDocument headDocument)
{
    private static readonly string[] Values = ["parameters", "requestBody", "server"];

    private readonly Lazy<Dictionary<string, string>> _baseOperations = new(() => Index(baseDocument));
    private readonly Lazy<Dictionary<string, string>> _headOperations = new(() => Index(headDocument));

    public void Compare(ComparedPair pair, MapNode? @base, MapNode? head, Node baseOwner, Node headOwner)
    {
        foreach (var name in Keywords.Names(@base, head))
        {
            if (headDocument.Resolve(head?[name]) is not { } headLink)
                pair.Add(MessageRules.LinkRemoved, @base![name], headOwner, $"The link '{name}' is gone.", baseText: name);
            else if (baseDocument.Resolve(@base?[name]) is not { } baseLink)
                pair.Add(MessageRules.LinkAdded, baseOwner, head![name], $"The link '{name}' is new.", headText: name);
            else
                Compare(pair, name, baseLink, headLink);
        }
    }

    private void Compare(ComparedPair pair, string name, MapNode @base, MapNode head)
    {
        var (baseTarget, headTarget) = (Target(@base, _baseOperations), Target(head, _headOperations));
        if (baseTarget != headTarget)
        {
            pair.Add(
                MessageRules.LinkChanged, @base, head, $"The link '{name}' leads to {headTarget} now, no longer to {baseTarget}.",
                baseTarget, headTarget);
        }
        foreach (var keyword in Values.Where(keyword => !@base[keyword].SameAs(head[keyword])))
        {
            pair.Add(
                MessageRules.LinkChanged, @base[keyword] ?? @base, head[keyword] ?? head,
                $"The link '{name}' passes other values ('{keyword}') now.",
                @base[keyword]?.ToJson(), head[keyword]?.ToJson());
        }
    }

    // An operation may be called otherwise and be the same.
    private static string Target(MapNode link, Lazy<Dictionary<string, string>> operations)
        => link.Text("operationId") is { } id ? operations.Value.GetValueOrDefault(id, id)
            : link.Text("operationRef") is { } reference ? Key(reference) : "nothing";

    private static string Key(string reference)
        => reference.Split('/') is ["#", "paths", var path, var method] ? $"{method} {PathTemplate.Shape(Node.Unescape(path))}" : reference;

    private static Dictionary<string, string> Index(ApiDocument document)
    {
        var index = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var operation in Operations.Of(document, document.Root.Map("paths")))
        {
            if (operation.Node.Text("operationId") is { } id)
                index.TryAdd(id, operation.Key);
        }
        return index;
    }
}
