using System.Text.Json.Nodes;

namespace CloudMgmt.CodeGeneration;

internal static class DocumentedNameCheck
{
    private const string Keyword = "x-documented-name";

    public static IEnumerable<Problem> Run(Spec spec)
        => from operation in spec.OfType("Operation")
           where operation.Value[Keyword] is not JsonValue
           select new Problem(ProblemIds.MissingDocumentedName, spec.At(operation.Pointer), $"the operation has no {Keyword}; add the name that the reference document has for it.");
}
