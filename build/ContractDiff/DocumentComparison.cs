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
    /// <param name="base">The old version.</param>
    /// <param name="headDocument">The new version.</param>
    /// <param name="time">Tells today's date, which sunset dates are compared with.</param>
    /// <exception cref="DocumentException">A reference leads nowhere.</exception>
    public static DocumentReport Compare(ApiDocument baseDocument, ApiDocument headDocument, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        // Made by who needs it first; the other one has enough to do before.
        var unchanged = new Lazy<UnchangedParts>(() => new UnchangedParts(baseDocument, headDocument));
        var csharp = new DeepStack<ClientComparison>(() => new ClientComparison(new Client(baseDocument), new Client(headDocument), unchanged.Value));
        var wire = new DeepStack<IReadOnlyList<Change>>(() => CompareWire(baseDocument, headDocument, unchanged.Value, today)).Result;
        var changes = CSharpComparison.Apply(csharp.Result, wire);
        return new DocumentReport(baseDocument.Name, headDocument.Name, DocumentReport.WorstFirst(changes), baseDocument.Root.SameAs(headDocument.Root));
    }

    private static IReadOnlyList<Change> CompareWire(ApiDocument baseDocument, ApiDocument headDocument, UnchangedParts unchanged, DateOnly today)
    {
        var changes = new ChangeCollector();
        var operations = new OperationComparison(baseDocument, headDocument, unchanged, today);
        Compare(changes, operations, Operations.Of(baseDocument, baseDocument.Root.Map("paths")), Operations.Of(headDocument, headDocument.Root.Map("paths")));
        CompareWebhooks(changes, operations, baseDocument, headDocument);
        var shared = new ComparedPair();
        operations.CompareSchemes(shared);
        ServerComparison.Compare(shared, baseDocument.Root.List("servers"), headDocument.Root.List("servers"), headDocument.Root);
        changes.Add(shared, operation: null);
        return changes.Collect();
    }

    private static void Compare(ChangeCollector changes, OperationComparison comparison, List<Operation> @base, List<Operation> head)
    {
        var (pairs, removed, added) = Operations.Match(@base, head);
        foreach (var (baseOperation, headOperation) in pairs)
            changes.Add(comparison.Compare(baseOperation, headOperation), headOperation.Name, StabilityComparison.PromisesNothing(baseOperation));
        foreach (var operation in removed)
            changes.Add(comparison.Removed(operation), operation.Name, StabilityComparison.PromisesNothing(operation));
        foreach (var operation in added)
            changes.Add(OperationComparison.Added(operation, OperationRules.Added), operation.Name);
    }

    private static void CompareWebhooks(ChangeCollector changes, OperationComparison comparison, ApiDocument baseDocument, ApiDocument headDocument)
    {
        var (pairs, removed, added) = Operations.Match(Webhooks(baseDocument), Webhooks(headDocument));
        foreach (var (baseOperation, headOperation) in pairs)
            changes.Add(comparison.Compare(baseOperation, headOperation, isOutgoing: true), headOperation.Name);
        foreach (var operation in added)
            changes.Add(OperationComparison.Added(operation, OperationRules.WebhookAdded), operation.Name);
        foreach (var operation in removed)
        {
            var pair = new ComparedPair();
            pair.Add(OperationRules.WebhookRemoved, operation.Node, null, $"The webhook {operation.Name} is gone.", baseText: operation.Name);
            changes.Add(pair, operation.Name);
        }
    }

    // Before OpenAPI 3.1 the field was an extension.
    private static List<Operation> Webhooks(ApiDocument document) => Operations.Of(document, document.Root.Map("webhooks") ?? document.Root.Map("x-webhooks"));
}
