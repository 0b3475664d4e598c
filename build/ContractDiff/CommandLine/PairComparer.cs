using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff.CommandLine;

/// <summary>Reports what changed in each document.</summary>
internal sealed class PairComparer(IDocuments documents, IDocumentSource? remote)
{
    private readonly DocumentLoader _base = new(documents.BaseSource, remote, documents.Revision);
    private readonly DocumentLoader _head = new(documents.HeadSource, remote);

    /// <summary>The files that were read: the documents, and what they refer to.</summary>
    public IEnumerable<string> Files => _base.Files.Concat(_head.Files);

    public DocumentReport Compare(DocumentPair pair) => pair switch
    {
        { Base: { } basePath, Head: { } headPath } => CompareBoth(basePath, headPath),
        { Base: { } path } => Whole(pair, DocumentRules.Removed, Load(_base, path).Root, null, $"The document '{pair.Name}' is gone."),
        _ => Whole(pair, DocumentRules.Added, null, Load(_head, pair.Head ?? pair.Name).Root, $"The document '{pair.Name}' is new."),
    };

    // Taken for absent, it would hide every change.
    private static ApiDocument Load(DocumentLoader loader, string path)
    {
        var document = loader.Load(path);
        foreach (var key in (string[])["paths", "webhooks", "components"])
        {
            if (document.Root[key] is ListNode or ScalarNode { Kind: not ScalarKind.Null })
                throw new DocumentException(document.Root[key]!, $"'{key}' must be a map; write '{key}: {{}}' if there is nothing in it.");
        }

        return document;
    }

    private DocumentReport CompareBoth(string basePath, string headPath)
    {
        var loading = Task.Run(() => Load(_base, basePath));
        ApiDocument head;
        try
        {
            head = Load(_head, headPath);
        }
        finally
        {
            // What is wrong with the old version is told first.
            loading.GetAwaiter().GetResult();
        }
        return DocumentComparison.Compare(loading.Result, head, TimeProvider.System) with { Base = documents.BaseName(basePath) };
    }

    private DocumentReport Whole(DocumentPair pair, Rule rule, MapNode? baseNode, MapNode? headNode, string message)
    {
        var change = new Change
        {
            Rule = rule,
            Wire = rule.Wire,
            Source = rule.Source,
            Binary = rule.Binary,
            Operations = [],
            BaseNode = baseNode,
            HeadNode = headNode,
            BaseText = baseNode is null ? null : pair.Name,
            HeadText = headNode is null ? null : pair.Name,
            Message = message,
            CSharp = headNode is null ? [] : [new CSharpEffect(rule, pair.Name, "A client can be made from it.") { IsAddition = true }],
        };
        return new DocumentReport(documents.BaseName(pair.Base ?? pair.Name), pair.Head ?? pair.Name, [change], IsSame: false);
    }
}
