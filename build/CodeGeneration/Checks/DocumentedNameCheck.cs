namespace CloudMgmt.CodeGeneration;

internal static class DocumentedNameCheck
{
    private const string Keyword = "x-documented-name";

    public static IEnumerable<Problem> Run(Spec spec)
        => from operation in spec.OfType("Operation")
           where operation.Scalar(Keyword) is null
           select new Problem(ProblemIds.MissingDocumentedName, Spec.At(operation.Value), $"the operation has no {Keyword}; add the name that the reference document has for it.");
}
