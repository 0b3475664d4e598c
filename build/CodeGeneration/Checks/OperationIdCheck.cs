namespace CloudMgmt.CodeGeneration;

internal static class OperationIdCheck
{
    public static IEnumerable<Problem> Run(Spec spec) => Missing(spec).Concat(Duplicates(spec));

    private static IEnumerable<Problem> Missing(Spec spec)
        => from operation in spec.OfType("Operation")
           where operation.Scalar("operationId") is null
           select new Problem(ProblemIds.MissingOperationId, Spec.At(operation.Value), $"{Describe(operation)} has no operationId; add one, since it names the method.");

    private static IEnumerable<Problem> Duplicates(Spec spec)
        => from operation in spec.OfType("Operation")
           let id = operation.Scalar("operationId")
           where id is not null
           group operation by id into same
           from repeated in same.Skip(1)
           let first = Spec.At(same.First(), "operationId")
           select new Problem(
               ProblemIds.DuplicateOperationId,
               Spec.At(repeated, "operationId"),
               $"the operationId '{same.Key}' is already taken on line {first.Line}; give this operation another one.");

    private static string Describe(SpecObject operation) => $"{operation.Name.ToUpperInvariant()} {operation.Owner!.Name}";
}
