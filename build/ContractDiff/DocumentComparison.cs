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
    /// <param name="head">The new version.</param>
    /// <param name="time">Tells today's date, which sunset dates are compared with.</param>
    /// <exception cref="DocumentException">A reference leads nowhere.</exception>
    public static DocumentReport Compare(ApiDocument @base, ApiDocument head, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        // Made by who needs it first; the other one has enough to do before.
        var unchanged = new Lazy<UnchangedParts>(() => new UnchangedParts(@base, head));
        var csharp = new DeepStack<ClientComparison>(() => new ClientComparison(new Client(@base), new Client(head), unchanged.Value));
        var wire = new DeepStack<IReadOnlyList<Change>>(() => CompareWire(@base, head, unchanged.Value, today)).Result;
        var changes = CSharpComparison.Apply(csharp.Result, wire);
        return new DocumentReport(@base.Name, head.Name, DocumentReport.WorstFirst(changes), @base.Root.SameAs(head.Root));
    }

    private static IReadOnlyList<Change> CompareWire(ApiDocument @base, ApiDocument head, UnchangedParts unchanged, DateOnly today)
    {
        var changes = new ChangeCollector();
        var operations = new OperationComparison(@base, head, unchanged, today);
        Compare(changes, operations, Operations.Of(@base, @base.Root.Map("paths")), Operations.Of(head, head.Root.Map("paths")));
        CompareWebhooks(changes, operations, @base, head);
        var shared = new ComparedPair();
        operations.CompareSchemes(shared);
        ServerComparison.Compare(shared, @base.Root.List("servers"), head.Root.List("servers"), head.Root);
        changes.Add(shared, operation: null);
        return changes.Collect();
    }

    private static void Compare(ChangeCollector changes, OperationComparison comparison, List<Operation> before, List<Operation> after)
    {
        var (pairs, removed, added) = Operations.Match(before, after);
        foreach (var (old, current) in pairs)
            changes.Add(comparison.Compare(old, current), current.Name, StabilityComparison.PromisesNothing(old));
        foreach (var operation in removed)
            changes.Add(comparison.Removed(operation), operation.Name, StabilityComparison.PromisesNothing(operation));
        foreach (var operation in added)
            changes.Add(OperationComparison.Added(operation, OperationRules.Added), operation.Name);
    }

    private static void CompareWebhooks(ChangeCollector changes, OperationComparison comparison, ApiDocument @base, ApiDocument head)
    {
        var (pairs, removed, added) = Operations.Match(Webhooks(@base), Webhooks(head));
        foreach (var (old, current) in pairs)
            changes.Add(comparison.Compare(old, current, isOutgoing: true), current.Name);
        foreach (var operation in added)
            changes.Add(OperationComparison.Added(operation, OperationRules.WebhookAdded), operation.Name);
        foreach (var operation in removed)
        {
            var pair = new ComparedPair();
            pair.Add(OperationRules.WebhookRemoved, operation.Node, null, $"The webhook {operation.Name} is gone.", before: operation.Name);
            changes.Add(pair, operation.Name);
        }
    }

    // Before OpenAPI 3.1 the field was an extension.
    private static List<Operation> Webhooks(ApiDocument document) => Operations.Of(document, document.Root.Map("webhooks") ?? document.Root.Map("x-webhooks"));
}
