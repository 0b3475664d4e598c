namespace CloudMgmt.CodeGeneration;

internal static class ReferenceCheck
{
    public static IEnumerable<Problem> Run(Spec spec) => spec.BrokenReferences;
}
