namespace CloudMgmt.CodeGeneration;

internal static class ReferenceCheck
{
    // A client without links, examples and the like does the same, and a discriminator goes by names as well.
    private static readonly string[] Unused = ["Example", "Link", "Callback", "Header", "SecurityScheme", "Discriminator"];

    public static IEnumerable<Problem> Run(Spec spec)
        => spec.BrokenReferences.Where(broken => !IsHarmless(broken)).Select(broken => broken.Problem);

    /// <summary>Those of what no client is made of.</summary>
    public static IEnumerable<Problem> Harmless(Spec spec) => spec.BrokenReferences.Where(IsHarmless).Select(broken => broken.Problem);

    /// <summary>All of them.</summary>
    public static IEnumerable<Problem> All(Spec spec) => spec.BrokenReferences.Select(broken => broken.Problem);

    private static bool IsHarmless(BrokenReference broken)
    {
        for (var item = broken.Item; item is not null; item = item.Owner)
        {
            if (Unused.Contains(item.Type))
                return true;
        }

        return broken.Problem.Id == ProblemIds.BundleClash;
    }
}
