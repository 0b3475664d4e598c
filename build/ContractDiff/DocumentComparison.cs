using CloudMgmt.ClientModel;
using CloudMgmt.ContractDiff.Changes;
using CloudMgmt.ContractDiff.Comparison;
using CloudMgmt.ContractDiff.CSharp;
using CloudMgmt.ContractDiff.Rules;
using CloudMgmt.OpenApi;

namespace CloudMgmt.ContractDiff;

/// <summary>Compares two versions of an API description.</summary>
internal static class DocumentComparison
{
    /// <param name="baseDocument">The old version.</param>
    /// <param name="headDocument">The new version.</param>
    /// <param name="time">Tells today's date, which sunset dates are compared with.</param>
    /// <exception cref="DocumentException">A reference leads nowhere.</exception>
    public static DocumentReport Compare(ApiDocument baseDocument, ApiDocument headDocument, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        // Made by who needs it first; the other one has enough to do before.
        var unchanged = new Lazy<UnchangedParts>(() => new UnchangedParts(baseDocument, headDocument));
        // The clients take longer than the wire.
        var baseClient = new DeepStack<Client>(() => new Client(baseDocument));
        var csharp = new DeepStack<ClientComparison>(
            () =>
            {
                var headClient = new Client(headDocument);
                return new ClientComparison(baseClient.Result, headClient, unchanged.Value);
            });
        var wire = new DeepStack<IReadOnlyList<Change>>(() => CompareWire(baseDocument, headDocument, unchanged.Value, today)).Result;
        var changes = CSharpComparison.Apply(csharp.Result, wire);
        // What differs may be where no reference leads to.
        var isSame = changes.Count == 0 && new FirstDifference(baseDocument, headDocument, texts: true).Find() is null;
        if (changes.Count == 0
            && !isSame
            && new FirstDifference(baseDocument, headDocument, texts: false).Find() is var (baseNode, headNode))
        {
            changes = [Rewritten(baseNode, headNode)];
        }
        return new DocumentReport(baseDocument.Name, headDocument.Name, DocumentReport.WorstFirst(changes), isSame);
    }

    // Never silent: it may be another way to write the same, or something that no rule knows.
    private static Change Rewritten(Node? @base, Node? head) => new()
    {
        Rule = DocumentRules.Rewritten,
        Wire = DocumentRules.Rewritten.Wire,
        Source = DocumentRules.Rewritten.Source,
        Binary = DocumentRules.Rewritten.Binary,
        Operations = [],
        BaseNode = @base,
        HeadNode = head,
        Message = "More than texts is written in another way, first here, and no rule sees a difference for clients.",
    };

    private static IReadOnlyList<Change> CompareWire(
        ApiDocument baseDocument, ApiDocument headDocument, UnchangedParts unchanged, DateOnly today)
    {
        var changes = new ChangeCollector();
        var operations = new OperationComparison(baseDocument, headDocument, unchanged, today);
        var prefix = ServerPrefix.Between(baseDocument, headDocument);
        Compare(changes, operations, Operations.Of(baseDocument, baseDocument.Root.Map("paths"), prefix.Base),
            Operations.Of(headDocument, headDocument.Root.Map("paths"), prefix.Head));
        CompareWebhooks(changes, operations, baseDocument, headDocument);
        var shared = new ComparedPair();
        operations.CompareSchemes(shared);
        if (operations.UsesServersOfAll || prefix != ServerPrefix.None || !HasOperations(baseDocument) || !HasOperations(headDocument))
            ServerComparison.Compare(shared, baseDocument.Root, headDocument.Root, prefix);
        changes.Add(shared, operation: null);
        return changes.Collect();
    }

    private static bool HasOperations(ApiDocument document) => Operations.Of(document, document.Root.Map("paths")).Count > 0;

    private static void Compare(ChangeCollector changes, OperationComparison comparison, List<Operation> @base, List<Operation> head)
    {
        var (pairs, removed, added) = Operations.Match(@base, head);
        foreach (var (baseOperation, headOperation) in pairs)
        {
            changes.Add(
                comparison.Compare(baseOperation, headOperation), headOperation.Name, StabilityComparison.PromisesNothing(baseOperation));
        }
        var byKey = (removed.Count > 0 ? head : []).ToLookup(operation => operation.Key);
        foreach (var operation in removed)
        {
            changes.Add(
                comparison.Covering(operation, byKey) is { } other
                    ? comparison.Covered(operation, other, pairs.Exists(pair => pair.Head.Node == other.Node))
                    : comparison.Removed(operation),
                operation.Name, StabilityComparison.PromisesNothing(operation));
        }

        foreach (var operation in added)
            changes.Add(OperationComparison.Added(operation, OperationRules.Added), operation.Name);
    }

    private static void CompareWebhooks(
        ChangeCollector changes, OperationComparison comparison, ApiDocument baseDocument, ApiDocument headDocument)
    {
        var (pairs, removed, added) = Operations.Match(Webhooks(baseDocument), Webhooks(headDocument));
        foreach (var (baseOperation, headOperation) in pairs)
            changes.Add(comparison.Compare(baseOperation, headOperation, isOutgoing: true), headOperation.Name);
        foreach (var operation in added)
            changes.Add(OperationComparison.Added(operation, OperationRules.WebhookAdded), operation.Name);
        foreach (var operation in removed)
        {
            var pair = new ComparedPair();
            pair.Add(
                OperationRules.WebhookRemoved, operation.Node, null, $"The webhook {operation.Name} is gone.", baseText: operation.Name);
            changes.Add(pair, operation.Name);
        }
    }

    // Before OpenAPI 3.1 the field was an extension.
    private static List<Operation> Webhooks(ApiDocument document)
        => Operations.Of(document, document.Root.Map("webhooks") ?? document.Root.Map("x-webhooks"), hasExtensions: false);
}
