using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

internal static class OperationIdCheck
{
    public static IEnumerable<Problem> Run(Spec spec) => Missing(spec).Concat(Duplicates(spec));

    private static IEnumerable<Problem> Missing(Spec spec)
        => from operation in spec.OfType("Operation")
           where operation.Value["operationId"] is not JsonValue
           select new Problem(ProblemIds.MissingOperationId, spec.At(operation.Pointer), $"{Describe(operation)} has no operationId; add one, since it names the method.");

    private static IEnumerable<Problem> Duplicates(Spec spec)
        => from operation in spec.OfType("Operation")
           where operation.Value["operationId"] is JsonValue
           group operation by operation.Value["operationId"]!.ToString() into same
           from repeated in same.Skip(1)
           let first = spec.At(same.First(), "operationId")
           select new Problem(
               ProblemIds.DuplicateOperationId,
               spec.At(repeated, "operationId"),
               $"the operationId '{same.Key}' is already taken on line {first.Line}; give this operation another one.");

    private static string Describe(SpecObject operation)
    {
        var segments = JsonPointer.Segments(operation.Pointer);
        return $"{segments[^1].ToUpperInvariant()} {segments[^2]}";
    }
}
