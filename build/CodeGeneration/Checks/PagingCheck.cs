using CloudMgmt.ClientModel;
using CloudMgmt.OpenApi;

namespace CloudMgmt.CodeGeneration;

/// <summary>What <c>x-paging</c> and <c>x-idempotency-key</c> say can be done.</summary>
internal static class PagingCheck
{
    public static IEnumerable<Problem> Run(Spec spec)
    {
        var keyed = spec.OfType("Operation").Where(item => item.Value.Has(ClientOperation.IdempotencyKeyword) && !IsKey(item.Value))
            .Select(item => new Problem(
                ProblemIds.Paging, Spec.At(item, ClientOperation.IdempotencyKeyword),
                $"'{ClientOperation.IdempotencyKeyword}' is the name of a header, or true for Idempotency-Key."));
        // The types of a client are made for who asks only.
        return spec.OfType("Operation").Any(item => item.Value.Has(Paging.Keyword)) ? keyed.Concat(Paged(spec)) : keyed;
    }

    private static bool IsKey(MapNode operation) => operation[ClientOperation.IdempotencyKeyword] switch
    {
        ScalarNode { Kind: ScalarKind.Text, Text: var header } => ClientOperation.IsToken(header),
        var other => other is ScalarNode { Kind: ScalarKind.Boolean, Text: "true" },
    };

    private static IEnumerable<Problem> Paged(Spec spec)
    {
        foreach (var operation in new Client(spec.Document).Operations.Where(operation => operation.Node.Has(Paging.Keyword)))
        {
            Paging.TryRead(operation, out var problem);
            if (problem is { } found)
                yield return new Problem(ProblemIds.Paging, Spec.At(found.Place), found.Text);
        }
    }
}
